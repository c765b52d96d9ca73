import Foundation
import MeshCore
import Meshwork
import TestSupport
import Testing

/// `plan -o markdown` is a comment for a review.
@Suite struct PlanMarkdownTests {
  private func markdown(_ text: String, options: [String] = []) async throws -> String {
    let run = try await CommandRun(["plan", "-f", "-", "-o", "markdown"] + options, home: Home(), input: text)
    #expect([.planHasChanges, .gateRefused, .failure, .notFound].contains(run.ending), "\(run)")
    return run.output
  }

  @Test func aCommentSaysWhatChanges() async throws {
    let run = try await CommandRun(["plan", "-f", "-", "-o", "markdown"], home: Home(), input: Described.one)
    #expect(run.ending == .planHasChanges)
    #expect(
      run.timeless == """
        ## meshwork plan: `sample/gallery`

        **1 to create, 0 to change, 0 to delete.** Read TIME UTC.

        ### `create one`

        ```diff
        + quality  meshwork/local/image-quality from image
        ```

        ### Readings

        Nothing is lost under any reading of what the service's pages leave open.

        """)
  }

  @Test func nothingOfAWorkflowIsMarkup() async throws {
    let hostile = JSON.object([
      "id": "bad", "description": "```\n# <b>@team</b> | ~~x~~ #12 ![i](http://e.org) \u{1b}[31m",
      "nodes": [["id": "a ``b`` *c*", "model": ["id": "image-quality", "user_id": "meshwork", "app_id": "local"]]],
    ])
    let text = try await markdown(hostile.compact)
    #expect(!text.contains("\u{1b}"))
    // Outside of code there is nothing of it.
    var rest = text.replacing(/(?ms)^(````+)diff\n.*?^\1$/, with: "")
    rest = rest.replacing(/(`+)[^`].*?\1/, with: "")
    for word in ["@team", "<b>", "#12", "*c*", "http"] {
      #expect(text.contains(word) && !rest.contains(word), "\(rest)")
    }
    #expect(text.contains("````diff"), "\(text)")
  }

  @Test func aCommentIsBounded() async throws {
    let many = (0..<1500).map { number in
      Described.one.replacing("id: one", with: "id: w\(number)\n  description: \(String(repeating: "x", count: 300))")
    }
    let text = try await markdown(many.joined(separator: "---\n"))
    #expect(text.utf8.count < 65_536 && text.utf8.count > 20_000)
    #expect(text.contains("more steps, which `meshwork plan` shows."))
    #expect(text.contains("**1500 to create, 0 to change, 0 to delete.**"))
  }

  @Test func whatMayBeLostIsSaidByReading() async throws {
    let home = try Home()
    let rich = Described.one + "    output_info_override: {params: {}}\n    suppress_output: true\n"
    #expect(try await CommandRun(["create", "-y", "-f", "-"], home: home, input: rich).ending == .ok)
    let merged = try await CommandRun(
      ["plan", "-f", "-", "--action", "merge", "-o", "markdown"], home: home,
      input: Described.one.replacing(
        "app_id: local}", with: "app_id: local, model_version_id: 1e9b36f08c5d42a7b3f4610d95ac7e28}"))
    #expect(merged.output.contains("**may lose**") && merged.output.contains("if `merge="), "\(merged)")
    #expect(merged.output.contains("- **in the way**: "))
  }

  @Test func otherCommandsPrintNone() async throws {
    for command in [["list"], ["show", "photo-basics"], ["export", "photo-basics"], ["apply", "-f", "-"]] {
      let run = try await CommandRun(command + ["-o", "markdown"], home: Home(), input: Described.one)
      #expect(run.ending == .usage && run.messages.contains("-o markdown is of `plan`"), "\(run)")
    }
  }
}
