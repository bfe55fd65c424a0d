package io.sales360.planner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.testing.SampleLake;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  @TempDir private Path directory;

  @Test
  void pageHoldsEverythingAndNothingElse() throws Exception {
    LakeDirectory lake = new LakeDirectory(SampleLake.publish(directory.resolve("lake")));
    String html;
    try (LakeSession session = LakeSession.open(lake.open())) {
      html = ReportPage.of(session, lake.attempts()).html();
      assertThat(ReportPage.of(session, lake.attempts()).html()).isEqualTo(html);
    }
    assertThat(html.length()).isLessThan(3_000_000);
    assertThat(html).doesNotContain(SampleLake.HOSTILE);
    assertThat(html).contains("[\"net_sales/month/P1\",\"outlier\",\"2023-03-01\",\"2023-03-01\"");
    // The charts' own script has markup in its strings; what is requested, the browser test tells.
    assertThat(html.substring(0, html.indexOf("<script>")))
        .contains("default-src 'none'; script-src 'sha256-")
        .doesNotContain("unsafe-inline")
        .doesNotContain("{{")
        .doesNotContainPattern("(?i)<(link|img|iframe|object|script[^>]+src)\\b[^>]*>");
  }

  @Test
  void pageKeepsTheLargestNodesAndSaysSo() throws Exception {
    LakeDirectory lake = new LakeDirectory(SampleLake.publish(directory.resolve("lake")));
    try (LakeSession session = LakeSession.open(lake.open())) {
      String html = ReportPage.of(session, lake.attempts()).withSeriesBudget(50_000).html();
      assertThat(html)
          .containsPattern("The page holds the \\d largest of 13 nodes")
          .contains("\"level\":\"total\"")
          .contains("\"key\":\"Shoes\"")
          .doesNotContain("\"key\":\"P1\"");
    }
  }
}
