import Canvas
import MeshCore
import Panels

extension PredictForm: Sheet {
  static var allKeys: [KeyContext] { [.predict] }
  static var place: SheetPlace { .besideWorkflows }

  var dialog: Dialog { .predict(self) }
  var content: TextField.Content { .image }

  /// Runs what is named; what has to be looked up first is, and one sees what it comes to before anything is called.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    switch named(state) {
    case .nothing(let why):
      error = why
      return .stay()
    case .lookUp(let text):
      state.notice = Notice(.running, "looking", "for images in \(text).")
      return .stay([state.start(.findImages(text))])
    case .images(let images):
      let lines = images == found ? lines : []
      error = state.obstacle(to: images, lines: lines)
      guard error == nil else { return .stay() }
      return .close(try run(images, lines, &state))
    }
  }

  private func run(_ images: [ImageSource], _ lines: [Int], _ state: inout State) throws(Notice) -> [Effect] {
    switch purpose {
    case .twin: return try state.compare(workflow, on: images)
    case .compare(let variants):
      return state.compare(Trial(variants, on: images), of: workflow, callsPerGraph: nil)
    case .predict: return try state.predict(workflow, on: images, lines: lines)
    }
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    if command == .dropText { return .close(state.keepTexts { $0.image = "" }) }
    guard command == .suggestion else { return .pass }
    // Which files there are is nothing for visitors either.
    guard state.session.kiosk == nil else { throw State.notInKiosk }
    guard !image.text.trimmed.isEmpty else { throw .plain("Type the beginning of a path first.") }
    if let marked = marked(state), case .one(let image) = state.imageChoices[marked] {
      let name = image.isBuiltIn ? image.title : image.text
      return type(
        { field in
          field = TextField(name)
          return true
        }, &state)
    }
    if case .url? = ImageSource(image.text) { throw .plain("An address is not completed: paths and samples are.") }
    return .stay([state.start(.completePath(image.text))])
  }

  /// Goes on as far as all that fits does; says what there is to choose from.
  private mutating func complete(with fits: [String], _ state: inout State) -> [Effect] {
    state.finish(.completePath)
    let common = fits.dropFirst().reduce(fits.first ?? "") { one, other in
      String(zip(one, other).prefix { $0 == $1 }.map(\.0))
    }
    guard !fits.isEmpty else {
      state.notice = .plain("Nothing that is an image, a folder or a list begins so.")
      return []
    }
    if common.count > image.text.count {
      image = TextField(common)
      (choice, error, found, lines) = (nil, nil, [], [])
      state.kept.image = common
    }
    let names = fits.prefix(8).map { $0.split(separator: "/").last.map { String($0) } ?? $0 }
    state.notice = .plain(
      fits.count == 1 ? "" : "\(fits.count) fit: \(names.joined(separator: "  "))\(fits.count > 8 ? "  …" : "")")
    return [state.keptEntry]
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    case .outcome(.completions(let text, let fits)) where text == image.text:
      return .stay(complete(with: fits, &state))
    case .outcome(.images(let text, let images, let lines)) where text == image.text.trimmed:
      state.finish(.findImages)
      if let obstacle = state.obstacle(to: images, lines: lines) {
        (error, state.notice) = (obstacle, .plain(""))
        return .stay()
      }
      // What is one image is run at once: there is nothing more to know of it.
      guard images.count > 1 else {
        do throws(Notice) {
          return .close(try run(images, lines, &state))
        } catch {
          state.notice = error
          return .stay()
        }
      }
      (found, self.lines) = (images, lines)
      state.notice = .plain("\(counted(images.count, "image")). \(state.key(.take, in: .predict)) runs it.")
    // They are of what was typed before.
    case .outcome(.completions): state.finish(.completePath)
    case .outcome(.images):
      state.finish(.findImages)
      state.notice = .plain("")
    case .ended(.findImages, let reason):
      error = reason
      state.notice = .plain("")
    case .outcome, .ended, .workflowsRead, .shown, .edited: break
    }
    return .stay()
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    .close(state.keepTexts { $0.image = image.text })
  }

  /// Up from the first row is the last one, where all pictures at once are.
  mutating func move(_ motion: Motion, _ state: inout State) {
    let (count, marked) = (choices(state), marked(state))
    if motion == .rows(-1), marked ?? 0 == 0, count > 0 {
      choice = count - 1
    } else {
      choice = clamped(marked ?? -1, by: motion.distance(page: state.page), count: count)
    }
  }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    guard change(&image) else { return .stay() }
    choice = image.isEmpty ? 0 : nil
    error = nil
    (found, lines) = ([], [])
    state.kept.image = image.text
    return .stay([state.keptEntry])
  }

  func view(_ state: State, size: Size) -> SheetView? { PredictView(self, state, size: size).sheet }
}

extension State {
  /// What is wrong with the first that cannot be, and in which line of a list it stands.
  func obstacle(to images: [ImageSource], lines: [Int] = []) -> String? {
    for (index, image) in images.enumerated() {
      guard let obstacle = obstacle(to: image) else { continue }
      return lines.indices.contains(index) ? "Line \(lines[index]): \(obstacle)" : obstacle
    }
    return nil
  }

  func obstacle(to image: ImageSource) -> String? {
    if session.kiosk != nil {
      guard case .sample = image else { return "This is a kiosk: choose one of the pictures." }
    }
    return image.obstacle(samples: session.samples.map(\.id))
  }
}
