package io.tributary.connect.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.AwsSettings;
import io.tributary.connect.http.model.Header;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests and signatures that AWS publishes for those who write a signer, with its example key.
 */
class SigV4Test {

  private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /                        |                                      | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET  | /example/..              |                                      | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET  | /example1/example2/../.. |                                      | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET  | /./                      |                                      | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET  | //                       |                                      | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET  | /./example               |                                      | ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
        "GET  | //example//              |                                      | 9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
        "GET  | /example space/          |                                      | 652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
        "GET  | /\u1234                  |                                      | 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
        "GET  | /                        | Param1=value1                        | a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
        "GET  | /                        | Param2=value2&Param1=value1          | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "GET  | /                        | Param-3=Value3&Param=Value2&%E1%88%B4=Value1 | 371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac",
        "GET  | /                        | \u1234=bar                           | 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
        "POST | /                        |                                      | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "POST | /                        | Param1=value1                        | 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"
      })
  void signsAsAwsDoes(String method, String path, String query, String signature) {
    Outgoing request = new Outgoing(method, "example.amazonaws.com", path, query, null, "");

    assertThat(authorization(new SigV4(aws("service", "")).sign(request, NOW)))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders=host;x-amz-date, Signature="
                + signature);
  }

  @Test
  void signsTheTokenOfTemporaryKeys() {
    String token = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";

    List<Header> headers = new SigV4(aws("service", token)).sign(get("/", null), NOW);

    assertThat(authorization(headers))
        .endsWith("07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8");
    assertThat(headers).contains(new Header("x-amz-security-token", token));
  }

  /** Two examples of the S3 guide's chapter on signatures in the Authorization header. */
  @ParameterizedTest
  @CsvSource({
    "lifecycle, fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
    "max-keys=2&prefix=J, 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
  })
  void tellsS3TheBodysHash(String query, String signature) {
    AwsSettings keys =
        new AwsSettings(
            "us-east-1",
            "s3",
            new Password("AKIAIOSFODNN7EXAMPLE"),
            new Password("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            new Password(""));
    Outgoing request = new Outgoing("GET", "examplebucket.s3.amazonaws.com", "/", query, null, "");

    List<Header> headers = new SigV4(keys).sign(request, Instant.parse("2013-05-24T00:00:00Z"));

    assertThat(authorization(headers)).endsWith(signature);
    assertThat(headers)
        .contains(
            new Header(
                "x-amz-content-sha256",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  }

  @Test
  void leavesAnObjectsKeyInS3AsItIs() {
    SigV4 signer = new SigV4(aws("s3", ""));

    assertThat(authorization(signer.sign(get("/a//b", null), NOW)))
        .isNotEqualTo(authorization(signer.sign(get("/a/b", null), NOW)));
    assertThat(authorization(signer.sign(get("/a%20b", null), NOW)))
        .isEqualTo(authorization(signer.sign(get("/a b", null), NOW)));
  }

  @Test
  void coversTheBodyAndItsType() {
    Outgoing one = post("Param1=value1");
    Outgoing other = post("Param1=value2");
    SigV4 signer = new SigV4(aws("service", ""));

    assertThat(authorization(signer.sign(one, NOW)))
        .contains("SignedHeaders=content-type;host;x-amz-date")
        .isNotEqualTo(authorization(signer.sign(other, NOW)));
  }

  private static Outgoing get(String path, String query) {
    return new Outgoing("GET", "example.amazonaws.com", path, query, null, "");
  }

  private static Outgoing post(String body) {
    return new Outgoing("POST", "example.amazonaws.com", "/", null, "text/plain", body);
  }

  private static AwsSettings aws(String service, String token) {
    return new AwsSettings(
        "us-east-1",
        service,
        new Password("AKIDEXAMPLE"),
        new Password("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        new Password(token));
  }

  private static String authorization(List<Header> headers) {
    return headers.stream()
        .filter(header -> header.name().equals("Authorization"))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
