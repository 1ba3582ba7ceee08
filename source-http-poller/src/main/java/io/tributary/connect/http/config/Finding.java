package io.tributary.connect.http.config;

/**
 * A key whose value cannot work.
 *
 * @param key bare name of the key
 * @param reason what is wrong, with no secret in it
 * @param whatToDo the mend, as an imperative sentence without its full stop
 */
public record Finding(String key, String reason, String whatToDo) {}
