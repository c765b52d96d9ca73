package import ArgumentParser

/// `meshwork completion`: the script that completes its commands in a shell.
package struct CompletionCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "completion", abstract: "Print the completion script of a shell: bash, zsh or fish.",
    discussion: """
      For bash: meshwork completion bash > ~/.local/share/bash-completion/completions/meshwork
      For fish: meshwork completion fish > ~/.config/fish/completions/meshwork.fish
      For zsh: meshwork completion zsh > a folder of $fpath, as _meshwork
      """)

  package enum Shell: String, ExpressibleByArgument, CaseIterable, Sendable { case bash, zsh, fish }

  @Argument(help: "bash, zsh or fish.")
  package var shell: Shell

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    host.output.write(Meshwork.completionScript(for: kind) + "\n")
    return .ok
  }

  private var kind: CompletionShell {
    switch shell {
    case .bash: .bash
    case .zsh: .zsh
    case .fish: .fish
    }
  }
}
