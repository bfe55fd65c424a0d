package io.sales360.planner.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.demo.DemoCompany;
import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.EngineRun;
import io.sales360.planner.usecases.UseCasePage.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the queries of the pages on the whole demo company: what they print and draw is what the
 * pages show. {@code -Dsales360.rewrite=true} writes the pages and pictures anew instead.
 */
class UseCasesIT {
  private static final boolean REWRITES = Boolean.getBoolean("sales360.rewrite");

  @TempDir private static Path directory;

  @BeforeAll
  static void runTheCompany() throws Exception {
    Path data = Files.createDirectories(directory.resolve("data"));
    DemoCompany.strideRight().writeTo(data);
    DemoCompany.writeProductFile(directory);
    Process process = EngineRun.start("direct", directory, directory.resolve("lake"));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  static List<UseCasePage> pages() {
    return UseCasePage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageShowsWhatTheProductPrints(UseCasePage page) throws IOException {
    List<String> printed = new ArrayList<>();
    for (Question question : page.questions()) {
      String rows = ask("table", question.sql());
      assertThat(rows).as(question.sql()).containsPattern("\\([1-9][0-9]* rows?\\)");
      printed.add(rows);
      if (!question.picture().isEmpty()) {
        String drawn = ask("svg", question.sql());
        if (REWRITES) {
          Files.writeString(page.picture(question), drawn);
        }
        assertThat(UseCasePage.text(page.picture(question))).isEqualTo(drawn);
      }
    }
    if (REWRITES) {
      Files.writeString(page.file(), page.with(printed));
    } else {
      assertThat(page.text()).isEqualTo(page.with(printed));
    }
  }

  @Test
  void offersMadeBeforeTheHoldoutBeatBestsellers() {
    List<String> rates =
        ask("csv", "SELECT recommender, hit_rate, customer_count FROM fct_recommendation_scores")
            .lines()
            .skip(1)
            .sorted()
            .toList();

    assertThat(rates).hasSize(2);
    assertThat(rates.get(0)).startsWith("next-product,");
    assertThat(rates.get(1)).startsWith("popularity,");
    assertThat(number(rates.get(0), 1)).isGreaterThan(number(rates.get(1), 1) + 0.01);
    assertThat(number(rates.get(0), 2)).isGreaterThan(1_000);
  }

  private static double number(String row, int column) {
    return Double.parseDouble(row.split(",", -1)[column]);
  }

  private static String ask(String output, String sql) {
    CommandRun run =
        CommandRun.in(directory, "query", "--quiet", "--lake", "lake", "--output", output, sql);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }
}
