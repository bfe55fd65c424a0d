package io.sales360.planner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.testing.SampleLake;
import java.nio.file.Files;
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
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/sample-report.html"), html);
    assertThat(html.length()).isLessThan(3_000_000);
    assertThat(html).doesNotContain(SampleLake.HOSTILE);
  }
}
