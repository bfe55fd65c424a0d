package io.sales360.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerProfileTest {
  @Test
  void argumentsOfTheUserReplaceThoseOfTheProfile() {
    RunnerProfile profile =
        new RunnerProfile(List.of("--runner=FlinkRunner", "--parallelism=2", "--flag"));

    assertThat(profile.with("--parallelism=4", "--lake=l"))
        .containsExactly("--runner=FlinkRunner", "--flag", "--parallelism=4", "--lake=l");
  }

  @Test
  void settingsOfTheModuleLieInAFolderOfTheirOwn() throws IOException {
    RunnerProfile profile = new RunnerProfile(List.of("--settings=folder-of:/settings.yaml"));

    String[] arguments = profile.with("--lake=l");

    assertThat(arguments).hasSize(2);
    Path folder = Path.of(arguments[0].substring("--settings=".length()));
    assertThat(Files.readString(folder.resolve("settings.yaml"))).isEqualTo("key: value\n");
    assertThat(profile.with("--settings=mine")).containsExactly("--settings=mine");
  }
}
