import Canvas
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// What forms say about what is typed, and where one types.
@Suite struct SheetsFormTests {
  private func text(_ dialog: Dialog, columns: Int = 80) -> String {
    screen(Fixtures.with(dialog, columns: columns)).textLines.joined(separator: "\n")
  }

  @Test func cursorFollowsTheFocus() throws {
    var rows: [Int] = []
    for field in [NodeForm.Field.model, .version, .id, .parameters] {
      let dialog = Fixtures.form {
        $0.focus = field
        $0.id = TextField("abc")
      }
      rows.append(try #require(screen(Fixtures.with(dialog)).cursor).row)
    }
    #expect(rows == rows.sorted() && Set(rows).count == 4)
    for field in [NodeForm.Field.inputs, .output] {
      #expect(screen(Fixtures.with(Fixtures.form { $0.focus = field })).cursor == nil)
    }
  }

  @Test func buttonSaysWhetherItCanBeAdded() {
    #expect(text(Fixtures.form()).contains("needs a model and an id"))
    let ready = Fixtures.form {
      $0.model = TextField("face-detection")
      $0.id = TextField("more-faces")
    }
    #expect(text(ready).contains("ready to add"))
    let taken = Fixtures.form {
      $0.model = TextField("face-detection")
      $0.id = TextField("faces")
    }
    #expect(text(taken).contains("fix Node id"))
    #expect(text(taken).contains("error node 3 has this id already. F3 takes faces-2"))
  }

  /// The row of keys says what Enter and Space do in the field that has the keyboard.
  @Test func keysAreThoseOfTheField() {
    func keys(_ field: NodeForm.Field, choice: Int = 0, inputs: [NodeID] = []) -> String {
      let dialog = Fixtures.form {
        ($0.focus, $0.choice, $0.inputs) = (field, choice, inputs)
      }
      return screen(Fixtures.with(dialog, columns: 120)).textLines.last ?? ""
    }
    #expect(keys(.model).hasPrefix(" Enter take, next  Esc"))
    #expect(keys(.id).hasPrefix(" Enter next  Esc") && !keys(.id).contains("choose"))
    #expect(keys(.inputs).hasPrefix(" Enter add  Space image  Esc") && keys(.inputs).contains("choose"))
    #expect(keys(.inputs, choice: 1).hasPrefix(" Enter take  Space take  Esc"))
    #expect(
      keys(.inputs, choice: 1, inputs: [Fixtures.stationDraft.result.nodes[0].id]).hasPrefix(
        " Enter add  Space let go  Esc"))
    #expect(keys(.output).hasPrefix(" Enter add  Space hide  Esc"))
    #expect(keys(.parameters).hasPrefix(" Enter add  Esc"))
    #expect(keys(.cancel).hasPrefix(" Enter drop  Esc"))
  }

  @Test func candidatesSayWhetherTheyFit() {
    let dialog = Fixtures.form {
      $0.model = TextField("general-image-recognition")
      $0.owner = "clarifai/main"
      $0.focus = .inputs
    }
    let lines = screen(Fixtures.with(dialog, rows: 40)).textLines
    #expect(lines.contains { $0.contains("[ ] face-crop") && $0.hasSuffix("fits") })
    #expect(lines.contains { $0.contains("[ ] moderation") && $0.hasSuffix("gives concepts") })
  }

  @Test func nodeThatAllOthersReadSaysWhyItHasNoInputs() {
    let nodes = [
      WorkflowNode(id: "first", model: Fixtures.model("face-detection", "6dc7e46b")),
      WorkflowNode(id: "second", model: Fixtures.model("margin-110-image-crop", "b9987421"), inputs: ["first"]),
    ]
    func text(_ nodes: [WorkflowNode]) -> String {
      var form = NodeForm(workflow: "pair", editing: nodes[0])
      form.focus = .inputs
      var state = Fixtures.with(.nodeForm(form))
      state.library.add([Workflow(id: "pair", nodes: nodes)])
      return screen(state).textLines.joined(separator: "\n")
    }
    #expect(text(nodes).contains("every other node reads this one"))
    #expect(text([nodes[0]]).contains("there is no other node to read from"))
  }

  @Test func modelsStandApartAndSayWhereTheyDoNotRun() {
    let undeployed = ModelVersion(id: "1", status: Status(code: .modelNotDeployed))
    let models = [
      Model(id: "tally", userID: "meshwork", appID: "local", typeID: "concept-thresholder"),
      Model(id: "tale", userID: "clarifai", appID: "main", typeID: "visual-classifier", version: undeployed),
    ]
    for columns in [80, 120, 200] {
      var state = Fixtures.booth(rows: 40, columns: columns)
      state.catalogue.add(models)
      state.catalogue.phase = .read
      var form = NodeForm(workflow: "photo-basics", purpose: .add)
      form.model = TextField("ta")
      state.dialogs = [.nodeForm(form)]
      let lines = screen(state).textLines
      #expect(lines.contains { $0.contains("concepts → concepts meshwork/local") })
      #expect(lines.contains { $0.contains("tale ") && $0.contains(" service only") })
    }
  }

  @Test func versionsSayHowManyRunThemApartFromTheWords() {
    let sheet = Fixtures.versionSheet("faces", Fixtures.model("face-detection", "6dc7e46b"))
    for columns in 70...130 {
      let lines = screen(Fixtures.with(.versions(sheet), columns: columns)).textLines
      #expect(lines.contains { $0.contains("current ") && $0.hasSuffix(" 1") }, "at \(columns)")
      #expect(lines.contains { $0.hasSuffix("runs in station-check") }, "at \(columns)")
    }
  }

  @Test func graphLeadsFromTheImageToTheNode() {
    let dialog = Fixtures.form {
      $0.id = TextField("mood-2")
      $0.inputs = ["face-crop"]
    }
    #expect(text(dialog).contains("image ─→ faces ─→ face-crop ─→ + mood-2"))
  }

  @Test func draftIsNotWhatAPredictionRuns() {
    let form = PredictForm(workflow: Fixtures.station.id, image: TextField())
    #expect(text(.predict(form)).contains("the draft is not applied"))
    var state = Fixtures.with(.predict(form))
    state.drafts = [:]
    #expect(!screen(state).textLines.contains { $0.contains("the draft is not applied") })
    #expect(screen(state).textLines.contains { $0.contains("1 request, 6 nodes, on the applied workflow") })
  }

  @Test func everySheetFitsEverySize() {
    let version = Fixtures.versionSheet("faces", Fixtures.model("face-detection", "6dc7e46b"))
    let dialogs: [Dialog] = [
      Fixtures.form(), Fixtures.edit(2) { $0.focus = .inputs }, .versions(version),
      .newWorkflow(NewWorkflowForm(id: TextField("x"))),
      .predict(PredictForm(workflow: Fixtures.station.id, image: TextField())), Fixtures.planSheet(),
      .help(HelpSheet()), .applied(ApplySheet(plan: Fixtures.plan())),
    ]
    for rows in [10, 11, 17, 24, 60] {
      for columns in [40, 59, 60, 75, 76, 109, 110, 250] {
        for dialog in dialogs {
          let frame = screen(Fixtures.with(dialog, rows: rows, columns: columns))
          let rule = frame.textLines[1]
          #expect(rule.contains("━ "), "\(dialog) at \(columns)x\(rows)")
          if let cursor = frame.cursor { #expect(frame.bounds.contains(row: cursor.row, column: cursor.column)) }
        }
      }
    }
  }

  @Test func hostileNamesStayText() {
    let name = "evil\u{1B}[2J\u{202E}\r\nid"
    let dialog = Fixtures.form { $0.id = TextField(name) }
    var state = Fixtures.with(dialog)
    var sheet = PlanSheet(steps: [StagedStep(id: 9, change: .delete([name]))])
    sheet.phase = .ready(
      Plan(sheet.steps, drafts: [:], stored: [name: Workflow(id: name)], in: Fixtures.app, readAt: Fixtures.now))
    for dialog in [dialog, .plan(sheet), .newWorkflow(NewWorkflowForm(id: TextField(name)))] {
      state.dialogs = [dialog]
      let text = screen(state).textLines.joined()
      #expect(text.contains("evil␛[2J"))
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" && $0.value != 0x7F })
    }
  }
}
