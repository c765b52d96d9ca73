import FoundationEssentials
import MeshCore
import MeshLocal
import MeshUI
import MeshVision

/// What each job does: asks the service, and posts what came of it.
struct Work: Sendable {
  let service: Service
  let mailbox: any Mailbox
  /// Where claims are.
  let stateFolder: String
  let temporaryRuns: TemporaryRuns

  /// Where somebody waits for the job, the frame is drawn once a second with its clock.
  func run(_ job: Job) async {
    guard job.title != nil else { return await carryOut(job) }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await carryOut(job) }
      group.addTask { while (try? await pause(for: .seconds(1))) != nil { post(.ticked) } }
      await group.next()
      group.cancelAll()
    }
  }

  private func carryOut(_ job: Job) async {
    service.tellPauses(to: mailbox)
    do {
      switch job {
      case .readWorkflows: try await readWorkflows()
      case .readApps: try await readApps()
      case .readCatalogue: try await readCatalogue()
      case .readVersions(let reference): try await readVersions(reference)
      case .readWorkflowVersions(let id): try await readVersions(ofWorkflow: id)
      case .plan(let steps, let drafts):
        post(.planned(try await client.checked(try await client.plan(steps, drafts: drafts, now: Date()))))
      case .apply(let step):
        mailbox.post(.applied(await StepRunner(client: client, now: { Date() }).apply(step)))
      case .predict(let prediction): try await predict(prediction)
      case .compare(let trial, let temporary): try await compare(trial, temporary: temporary)
      case .export(let comparison, let id, let threshold):
        try export(ExportedFiles(comparison, of: id, at: threshold))
      case .exportRuns(let runs): try export(ExportedFiles(runs))
      case .bisect(let question): try await bisect(question)
      case .readPin(let pin): post(.pinRead(try await digested(pin)))
      case .checkPins(let plan, let pins, let temporary):
        post(.pinsChecked(plan, try await check(pins, on: plan, temporary: temporary)))
      case .findImages(let text):
        let named = try NamedImages(typed: text, Environment.current)
        post(.images(text, named.images, lines: named.lines))
      case .completePath(let text): post(.completions(text, PathCompletion(text, service.session.sampleIDs).fits))
      case .ask(let question): try await ask(question)
      case .thumbnail(let image): try await thumbnail(image)
      case .readFile(let path): post(.file(path, try UserFile(path).text()))
      case .readText(let text, let origin): post(.text(PasteSheet(text, from: origin)))
      case .readThemes(let name):
        let shelf = ThemeShelf(Paths(.current))
        post(.themes(shelf.all + (name.contains("/") ? [shelf.named(name)] : [])))
      case .keepTheme(let name):
        let settings = SettingsFile(path: try Paths(.current).settings)
        post(.themeKept(name, of: try settings.choose(theme: name, inContext: service.session.context)))
      case .resetSample:
        try await service.backend?.reset()
        post(.sampleReset)
      case .takeOver: try await takeOver()
      case .keepWriting(let end): await keepWriting(until: end)
      }
    } catch {
      post(.failed(job, error.inWords))
    }
  }

  var client: MeshClient { service.client }

  private func export(_ files: ExportedFiles) throws {
    post(.exported(try files.write(in: FileManager.default.currentDirectoryPath)))
  }

  /// What a cancelled job brings is wanted by nobody.
  func post(_ outcome: Outcome) {
    if !Task.isCancelled { mailbox.post(outcome) }
  }

  /// A small page first, so that there is something to see at once; then all, in the largest pages.
  private func readWorkflows() async throws {
    let first = try await client.workflows(page: 1, perPage: Self.firstPage)
    var (next, page, faults, reading) = (first, 0, first.faults, ListReading(MeshClient.listing))
    while !next.isLast, !Task.isCancelled {
      page += 1
      let (client, number) = (client, page)
      // While one page comes, it is found out who runs which model on the one before.
      async let following = client.workflows(page: number, perPage: MeshClient.largestPage)
      post(.workflows(next.documents, users: ModelIndex(of: next.documents), isLast: false))
      next = try await following
      // The largest pages hold what was on the small one, too.
      faults = (page == 1 ? [] : faults) + next.faults
      guard try reading.goesOn(after: next.ids, isLast: next.isLast) else { break }
    }
    // What could be read is shown, and that it is not all is said.
    if !faults.isEmpty { post(.failed(.readWorkflows, WorkflowPage.error(of: client.app, faults).message)) }
    post(.workflows(next.documents, users: ModelIndex(of: next.documents), isLast: true))
  }

  /// Page by page; a page that is not full is the last one.
  private func readApps() async throws {
    try await client.eachApp(of: service.session.userID) { post(.apps($0, isLast: $1)) }
  }

  private static let firstPage = 100

  /// The first models of the app and of the public catalogues. What is not among them is found by its id.
  private func readCatalogue() async throws {
    let apps = [client.app] + service.session.catalogues
    for (place, app) in apps.enumerated() {
      let page = try await client.send(.listModels(in: app, page: 1, perPage: Self.catalogueSize)).value.models
      post(.models(page, isLast: place == apps.count - 1))
    }
  }

  private static let catalogueSize = 500

  private func readVersions(_ reference: ModelReference) async throws(APIError) {
    let shelf = ModelShelf(client: client, catalogues: service.session.catalogues)
    do {
      let (model, versions) = try await shelf.model(reference)
      post(.versions(reference, model, versions))
    } catch {
      guard error.isNotFound else { throw error }
      post(.noModel(reference, error.message))
    }
  }

  /// A small page first, so that there is something to see at once; then more, up to what is kept.
  private func readVersions(ofWorkflow id: WorkflowID) async throws(APIError) {
    guard let workflow = try await client.workflow(id) else {
      let status = Status(code: .workflowDoesNotExist, summary: "\(client.app.name) has no workflow \(id)")
      throw APIError(operation: "read workflow \(id)", cause: .notFound(status))
    }
    try await client.eachVersion(of: id, perPage: Self.versionPage, upTo: WorkflowVersionSheet.limit) {
      post(.workflowVersions(workflow, $0, isLast: $1))
    }
  }

  private static let versionPage = 64

  private func thumbnail(_ image: ImageSource) async throws {
    let file = try await service.images.file(image)
    post(.thumbnail(image, try MeshUI.Thumbnail(file, digest: file.digest)))
  }

  /// That a picture cannot be drawn is no reason not to predict on it.
  func show(_ image: ImageSource, _ file: ImageFile?, _ digest: String?) {
    guard let file, let picture = try? MeshUI.Thumbnail(file, digest: digest) else { return }
    post(.thumbnail(image, picture))
  }
}
