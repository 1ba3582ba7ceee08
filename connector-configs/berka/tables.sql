-- What a transaction is looked up in: PKDD'99's files account, client, disp and district, as they are.
CREATE TABLE district (
  district_id INT NOT NULL PRIMARY KEY,
  district_name VARCHAR(60) NOT NULL,
  region_name VARCHAR(60) NOT NULL
);
CREATE TABLE account (
  account_id INT NOT NULL PRIMARY KEY,
  district_id INT NOT NULL,
  frequency VARCHAR(40) NOT NULL,
  opened CHAR(6) NOT NULL
);
-- birth_number is YYMMDD, with 50 added to the month for women.
CREATE TABLE client (
  client_id INT NOT NULL PRIMARY KEY,
  birth_number INT NOT NULL,
  district_id INT NOT NULL
);
-- Who may dispose of an account; its owner is of type OWNER.
CREATE TABLE disp (
  disp_id INT NOT NULL PRIMARY KEY,
  client_id INT NOT NULL,
  account_id INT NOT NULL,
  type VARCHAR(20) NOT NULL
);
