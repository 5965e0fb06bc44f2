package dev.migrationguard.cli.init;

/** A workflow of its own that marks what the migrations of a pull request break. */
public final class GitHubWorkflow {

  private GitHubWorkflow() {}

  /**
   * The whole file.
   *
   * @param repository where the action is: {@code owner/name}
   * @param version    the release of the action
   */
  public static String text(String repository, String version) {
    return """
        # Marks the lines of a pull request that break or block the version that is still running. It advises:
        # with "fail-on: error" it also fails.
        name: migration-guard

        on: pull_request

        permissions:
          contents: read

        jobs:
          migrations:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v7
                with:
                  fetch-depth: 2  # what the pull request adds is told by the commit before it
                  persist-credentials: false
              - uses: %s/github-action@v%s
        """.formatted(repository, version);
  }
}
