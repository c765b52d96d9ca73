package import ArgumentParser
import Canvas
import FoundationEssentials
import MeshUI

/// `meshwork demo`: a tour that plays itself, in the editor itself.
package struct DemoCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Play a guided tour in the editor, offline, on data that are thrown away.",
    discussion: """
      Space pauses, the right arrow goes on, the left one looks back, + and - change the speed, q ends the tour; any other key takes over, and the \
      editor is yours as it stands. With --cast nothing is shown: the tour is written as a recording (asciicast v2), and \
      fails where the editor does not show what it should.
      """)

  @Option(help: "How fast it is: 0.25 to 16.")
  package var speed = 1.0

  @Flag(help: "Begin anew when it is through.")
  package var loop = false

  @Option(help: "Write a recording into this file instead of playing it.", completion: .file())
  package var cast: String?

  @OptionGroup var kiosk: KioskOptions

  @OptionGroup var appearance: AppearanceOptions

  @OptionGroup var colors: ColorOptions

  package init() {}

  package func validate() throws {
    guard (TourPlayer.slowest...TourPlayer.fastest).contains(speed) else {
      throw ValidationError("--speed has to be 0.25 to 16.")
    }
  }

  @MainActor
  func play() throws(Failure) -> Int32 {
    do {
      return try start()
    } catch {
      throw Failure(error)
    }
  }

  @MainActor
  private func start() throws -> Int32 {
    let folder = try ThrowAwayFolder("demo")
    defer { withExtendedLifetime(folder) {} }
    var play = Play(tour: TourPlayer(.standard, speed: speed), kiosk: kiosk.kiosk)
    play.repeats = loop || play.kiosk != nil
    play.recording = cast
    let start = EditorStart(request: .local(), theme: appearance.theme, depth: colors.choice.depth, play: play)
    switch try Editor(start).run() {
    case .program(let code): return code
    // There is none to go to.
    case .context: return 0
    }
  }
}
