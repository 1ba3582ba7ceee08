package io.tributary.connect.http.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VanishedKeysTest {

  private VanishedKeys keys = new VanishedKeys(3, false);

  @Test
  void namesTheKeysThatAreGoneOnce() {
    assertThat(poll("a", "b", "c")).isEmpty();
    assertThat(poll("b")).containsExactly("a@t", "c@t");
    assertThat(poll("b")).isEmpty();
    assertThat(poll("a")).containsExactly("b@t");
  }

  @Test
  void takesAnEmptyPollForNoneUnlessItIsToBelieveIt() {
    poll("a");
    assertThat(poll()).isEmpty();
    assertThat(poll("b")).containsExactly("a@t");

    keys = new VanishedKeys(3, true);
    poll("a");
    assertThat(poll()).containsExactly("a@t");
  }

  @Test
  void staysSilentWhereAKeyMayHaveBeenOverlooked() {
    poll("a");
    keys.seen("b", "t");
    keys.overlooked();
    assertThat(end()).isEmpty();
    assertThat(poll("b")).containsExactly("a@t");

    poll("x");
    assertThat(poll("1", "2", "3", "4")).isEmpty();
  }

  @Test
  void saysItAgainIfItWasNotDelivered() {
    poll("a", "b");
    keys.page();
    keys.seen("a", "t");
    List<String> gone = new ArrayList<>();
    keys.endOfPoll((key, topic) -> gone.add(String.valueOf(key)));
    assertThat(gone).containsExactly("b");

    assertThat(poll("a")).containsExactly("b@t");
  }

  @Test
  void learnsNothingFromAPollWithoutAResponse() {
    poll("a");
    List<String> gone = new ArrayList<>();
    keys.endOfPoll((key, topic) -> gone.add(String.valueOf(key)));

    assertThat(gone).isEmpty();
    assertThat(poll("b")).containsExactly("a@t");
  }

  private List<String> poll(String... seen) {
    for (String key : seen) {
      keys.seen(key, "t");
    }
    return end();
  }

  private List<String> end() {
    keys.page();
    List<String> gone = new ArrayList<>();
    keys.endOfPoll((key, topic) -> gone.add(key + "@" + topic));
    keys.settled();
    return gone;
  }
}
