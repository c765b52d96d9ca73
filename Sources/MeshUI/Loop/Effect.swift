import Canvas
package import FoundationEssentials
package import MeshCore

/// What comes to `update`: from the keyboard, from a job, or from the clock before either.
enum Message: Sendable {
  case clock(Date)
  /// The frame of the state stands on the screen.
  case shown
  case event(Event)
  case outcome(Outcome)
  /// The journal refused what `update` asked it to write.
  case notRecorded([JournalEntry], reason: String)
  /// What was refused earlier is written now.
  case recorded
  /// The journal was gone or spoilt, and is made anew; what became of the old one, in a sentence.
  case renewed(String)
  /// What the user's own editor left of the text it was given.
  case edited(EditedText, TextOrigin, given: String)
  /// The user wants to leave, and something is not written.
  case leavingUnsaved(Ending)
}

/// What `update` asks to be done; comparable, so that tests read it.
enum Effect: Hashable, Sendable {
  /// Written before the next frame is drawn.
  case record(JournalEntry)
  /// Started in the background; its outcome comes back as a message.
  case start(Job)
  case cancel(Job)
  case suspend
  case repaint
  /// Opened in the user's own editor, which has the terminal meanwhile; what it leaves comes back as a message.
  case edit(TextOrigin, String)
  /// Sent to the terminal for its clipboard.
  case copy(String)
  /// Ends the loop, unless something is not journalled: then that is said instead, and asked about.
  case quit
  /// The same, for another app, or the same one anew.
  case open(AppScope)
  /// Ends the loop whatever is not journalled.
  case leave(Ending)
}

/// Why the loop ended.
package enum Ending: Hashable, Sendable {
  case quit
  /// The user chose this app: the program goes on with it.
  case open(AppScope)
  /// What an earlier version of the program kept of the app, for all contexts alike, is of this one: the program takes it
  /// over, and opens the app anew.
  case claimEarlier
  /// Another editor took the app over, as these words name it: the program goes on looking at it.
  case yielded(to: String)
  /// The terminal went away, or SIGHUP came.
  case hungUp
  /// SIGTERM came.
  case terminated
  /// The user chose this context: the program goes on in it.
  case context(String)
}

/// Work that takes time. A job that is started again replaces the one under way.
package enum Job: Hashable, Sendable {
  /// The apps of the user.
  case readApps
  case readWorkflows
  case readCatalogue
  case readVersions(ModelReference)
  /// The workflow as it is, and its versions.
  case readWorkflowVersions(WorkflowID)
  case plan([StagedStep], drafts: [WorkflowID: Draft])
  case apply(Plan.Step)
  case predict(Prediction)
  /// Runs the variants of a trial, with a temporary workflow where a service has to run nodes that no app stores.
  case compare(Trial, temporary: Bool)
  /// Writes a comparison of a workflow as files.
  case export(Comparison, of: WorkflowID, at: Double)
  /// Writes runs as files.
  case exportRuns([PredictionRun])
  /// Searches the versions of a workflow by halving.
  case bisect(BisectQuestion)
  /// Reads the image of a pin, which is known by its bytes.
  case readPin(Pin)
  /// Runs the pins of what a plan changes, with temporary workflows where a service has to run nodes that no app stores.
  case checkPins(Plan, [Pin], temporary: Bool)
  /// Looks up which images a path names: those of a folder, or of a list that begins with `@`.
  case findImages(String)
  /// What the beginning of a path can go on as, where an image is asked for.
  case completePath(String)
  /// Runs the model of a contested node as each side has it.
  case ask(SideQuestion)
  case thumbnail(ImageSource)
  /// All themes there are, and the one of that name or path.
  case readThemes(String)
  /// Writes into the settings which theme is worn.
  case keepTheme(String)
  case readFile(String)
  /// Reads a text that is too large to be read between two frames.
  case readText(String, TextOrigin)
  case resetSample
  /// Lets writes through in a read-only context, until it is cancelled; says when the time is over.
  case keepWriting(until: Date)
  /// Asks the editor that has the app to give it up, and waits until it has.
  case takeOver

  /// Jobs of the same kind do not run side by side.
  package enum Kind: Hashable, Sendable {
    case readApps, readWorkflows, readCatalogue, readVersions(ModelKey)
    case plan, apply, predict, thumbnail(ImageSource), resetSample, takeOver, readWorkflowVersions, readFile, ask,
      compare,
      findImages, completePath, readPin, checkPins, bisect, export, readThemes, keepTheme, keepWriting
  }

  package var kind: Kind {
    switch self {
    case .readApps: .readApps
    case .readWorkflows: .readWorkflows
    case .readCatalogue: .readCatalogue
    case .readVersions(let reference): .readVersions(ModelKey(reference))
    case .readWorkflowVersions: .readWorkflowVersions
    case .plan: .plan
    case .apply: .apply
    case .predict: .predict
    case .ask: .ask
    case .compare: .compare
    case .findImages: .findImages
    case .completePath: .completePath
    case .readPin: .readPin
    case .bisect: .bisect
    case .export, .exportRuns: .export
    case .checkPins: .checkPins
    case .thumbnail(let image): .thumbnail(image)
    // A text is read in place of the file or the paste before it.
    case .readFile, .readText: .readFile
    case .resetSample: .resetSample
    case .takeOver: .takeOver
    case .readThemes: .readThemes
    case .keepTheme: .keepTheme
    case .keepWriting: .keepWriting
    }
  }

  /// Whether it writes, so that cutting it off would leave open what was written.
  var writes: Bool {
    switch self {
    case .apply, .resetSample: true
    case .readApps, .readWorkflows, .readCatalogue, .readVersions, .plan, .predict, .thumbnail, .takeOver,
      .readWorkflowVersions, .readFile, .readText, .ask, .compare, .findImages, .readPin, .checkPins, .bisect, .export,
      .exportRuns, .readThemes, .keepTheme, .completePath, .keepWriting:
      false
    }
  }

  /// What the title row says while it runs; nil for work nobody waits for.
  package var title: String? {
    switch self {
    case .readApps, .readWorkflows, .readWorkflowVersions, .readFile, .readText: "reading"
    case .readCatalogue, .readVersions, .thumbnail, .readThemes, .keepTheme, .completePath, .keepWriting: nil
    case .plan: "planning"
    case .apply: "applying"
    case .predict, .ask: "predicting"
    case .compare: "comparing"
    case .readPin: "reading"
    case .bisect: "bisecting"
    case .export, .exportRuns: "writing"
    case .checkPins: "running pins"
    case .findImages: "looking"
    case .resetSample: "restoring"
    case .takeOver: "taking over"
    }
  }
}

/// What a job brought.
package enum Outcome: Sendable {
  case apps([App], isLast: Bool)
  /// A page of the list, and who in it runs which model, where that was found out in the background.
  case workflows([WorkflowDocument], users: ModelIndex? = nil, isLast: Bool)
  case models([Model], isLast: Bool)
  case versions(ModelReference, Model?, [ModelVersion])
  /// The next versions of a workflow, newest first, and the workflow as it is now.
  case workflowVersions(Workflow, [WorkflowVersion], isLast: Bool)
  /// There is no such model, in the words of the service.
  case noModel(ModelReference, String)
  case planned(Plan)
  case applied(StepReport)
  case predicted(PredictionRun)
  case answered(SideAnswers)
  /// What the variants of a trial gave on some more of its images, in their order.
  case compared(Trial, [TrialAnswers])
  /// It could not be deleted, and stays noted.
  case temporaryWorkflowLeft(WorkflowID)
  /// How far a search by halving is.
  case bisected(BisectQuestion, BisectReport)
  /// The names of the files that were written.
  case exported([String])
  /// A pin, with what its image is known by.
  case pinRead(Pin)
  case pinsChecked(Plan, [PinCheck])
  /// The images that a text names, and in which lines of a list they stand.
  case images(String, [ImageSource], lines: [Int] = [])
  /// What the beginning of a path can go on as, by name; folders end with a slash.
  case completions(String, [String])
  /// A model of the workflow is starting, as the status says; the call is sent again after so many seconds.
  case predictionWaits(WorkflowID, Status, seconds: Int)
  /// A call that somebody waits for is sent again after a pause.
  case serviceWaits(RetryPause)
  case thumbnail(ImageSource, Thumbnail)
  /// The themes there are.
  case themes([NamedTheme])
  /// A file of a theme was written, or went.
  case themeFilesChanged
  /// The settings say now that the theme of that name is worn: those of a context, or of all.
  case themeKept(String, of: String)
  /// The text of the file at that path.
  case file(String, String)
  /// What a text comes to that was read in the background.
  case text(PasteSheet)
  case sampleReset
  /// Another editor, as these words name it, wants the app, and waits for it until then.
  case appWanted(by: String, until: Date)
  /// The editor that had the app has given it up.
  case handedOver
  /// All predictions that the journal keeps, the newest first, and what of them could not be read.
  case restoredRuns([PredictionRun], problems: [String])
  /// Nobody has pressed a key for long, in a kiosk.
  case idled
  /// The service was asked something.
  case called(CallRecord)
  /// The time for writing is over.
  case writingEnded
  /// Another second passed in which somebody waits for a job.
  case ticked
  /// The image of a prediction cannot be read here, in words; nothing was sent.
  case imageFailed(Job, String)
  /// The job ended without what it was for; in words, as in `APIError.message`.
  case failed(Job, String)
}
