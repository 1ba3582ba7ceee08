package io.tributary.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class ConfigMarkdownTest {

  @Test
  void rendersATablePerGroupInOrderOfDefinition() {
    ConfigDef definition =
        new ConfigDef()
            .define(
                "b.url",
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                ConfigDef.Importance.HIGH,
                "Where | what.",
                "Beta",
                1,
                ConfigDef.Width.LONG,
                "URL")
            .define(
                "a.items",
                ConfigDef.Type.LIST,
                List.of("x", "y"),
                ConfigDef.Importance.LOW,
                "Items.",
                "Alpha",
                1,
                ConfigDef.Width.LONG,
                "Items");

    assertThat(ConfigMarkdown.render("Reference", definition))
        .isEqualTo(
            """
            # Reference

            ## Beta

            | key | type | default | valid values | importance | meaning |
            |---|---|---|---|---|---|
            | `b.url` | string | required |  | high | Where \\| what. |

            ## Alpha

            | key | type | default | valid values | importance | meaning |
            |---|---|---|---|---|---|
            | `a.items` | list | `x,y` |  | low | Items. |
            """);
  }
}
