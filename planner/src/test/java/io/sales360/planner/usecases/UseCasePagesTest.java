package io.sales360.planner.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the pages without a company. */
class UseCasePagesTest {
  private static final int MOST_PICTURE_BYTES = 60_000;
  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)(#[^)]*)?\\)");

  static List<UseCasePage> pages() {
    return UseCasePage.all();
  }

  @Test
  void everyUseCaseHasAPageThatTheListNames() {
    assertThat(pages())
        .extracting(UseCasePage::toString)
        .containsExactly(
            "campaigns.md", "customers.md", "forecasts.md", "metrics.md", "profit.md", "teams.md");
    String list = UseCasePage.text(pages().get(0).file().resolveSibling("README.md"));
    assertThat(pages()).allSatisfy(page -> assertThat(list).contains("](" + page + ")"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyQueryIsAnsweredAndOneIsDrawn(UseCasePage page) {
    assertThat(page.questions()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(page.text().split("```sql", -1)).hasSize(page.questions().size() + 1);
    assertThat(page.questions())
        .allSatisfy(
            question -> assertThat(question.printed()).containsPattern("\\([1-9][0-9]* rows?\\)"));
    assertThat(page.questions().stream().filter(question -> !question.picture().isEmpty()))
        .isNotEmpty()
        .allSatisfy(
            question -> {
              assertThat(UseCasePage.text(page.picture(question))).startsWith("<svg ");
              assertThat(Files.size(page.picture(question))).isLessThan(MOST_PICTURE_BYTES);
            });
    assertThat(page.with(page.questions().stream().map(UseCasePage.Question::printed).toList()))
        .isEqualTo(page.text());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(UseCasePage page) {
    Matcher link = LINK.matcher(page.text());
    int links = 0;
    while (link.find()) {
      links++;
      assertThat(page.file().resolveSibling(link.group(1))).exists();
    }
    assertThat(links).isPositive();
  }
}
