package io.tributary.connect.http.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.ConfigMarkdown;
import io.tributary.testkit.GoldenFile;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

  @Test
  void theReferenceIsRenderedFromTheDefinition() {
    GoldenFile.assertMatches(
        Path.of("docs/config/source-http-poller.md"),
        ConfigMarkdown.render("source-http-poller", HttpPollerConfig.definition()));
  }

  @Test
  void everyKeyHasAGroupADefaultAndASentence() {
    assertThat(HttpPollerConfig.definition().configKeys().values())
        .allSatisfy(
            key -> {
              assertThat(key.group).isNotBlank();
              assertThat(key.displayName).isNotBlank();
              assertThat(key.hasDefault()).isTrue();
              assertThat(key.documentation).endsWith(".");
            });
  }

  @Test
  void headersThatCarryCredentialsAreSecret() {
    assertThat(HttpPollerConfig.definition().configKeys().get("request.headers.sensitive").type)
        .isEqualTo(ConfigDef.Type.PASSWORD);
  }
}
