/// A status code of the service (contract, section 6.1). The set is the service's and open, hence no enum.
public struct StatusCode: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }
  public init?(name: String) {
    guard let code = Self.names.first(where: { $0.value == name })?.key else { return nil }
    self.init(rawValue: code)
  }

  /// The service's own name, where it is one of those an editor meets.
  public var name: String? { Self.names[rawValue] }

  public static let unknown = StatusCode(rawValue: 0)
  public static let success = StatusCode(rawValue: 10000)
  public static let mixed = StatusCode(rawValue: 10010)
  public static let failure = StatusCode(rawValue: 10020)
  public static let tryAgain = StatusCode(rawValue: 10030)
  public static let throttled = StatusCode(rawValue: 11005)
  public static let badRequestFormat = StatusCode(rawValue: 11100)
  public static let doesNotExist = StatusCode(rawValue: 11101)
  public static let invalidRequest = StatusCode(rawValue: 11102)
  public static let methodNotAllowed = StatusCode(rawValue: 11103)
  public static let accepted = StatusCode(rawValue: 10070)
  public static let modelTrained = StatusCode(rawValue: 21100)
  public static let modelDoesNotExist = StatusCode(rawValue: 21200)
  public static let modelInvalidArgument = StatusCode(rawValue: 21202)
  public static let modelPredictionFailed = StatusCode(rawValue: 21313)
  public static let modelDeploying = StatusCode(rawValue: 21351)
  public static let modelNotDeployed = StatusCode(rawValue: 21353)
  public static let workflowNoMatchingInput = StatusCode(rawValue: 22001)
  public static let workflowDuplicate = StatusCode(rawValue: 22100)
  public static let workflowDoesNotExist = StatusCode(rawValue: 22102)
  public static let workflowInvalidArgument = StatusCode(rawValue: 22104)
  public static let workflowInvalidGraph = StatusCode(rawValue: 22107)
  public static let workflowInvalidRequest = StatusCode(rawValue: 22999)
  public static let inputFailed = StatusCode(rawValue: 30002)
  public static let inputUnsupportedFormat = StatusCode(rawValue: 30101)
  public static let inputInvalidArgument = StatusCode(rawValue: 30104)
  public static let inputOverLimit = StatusCode(rawValue: 30105)
  public static let inputInvalidURL = StatusCode(rawValue: 30106)
  public static let inputInvalidBytes = StatusCode(rawValue: 30300)
  public static let inputConnectionFailed = StatusCode(rawValue: 39996)
  public static let databaseDuplicateKey = StatusCode(rawValue: 40010)
  public static let internalUncategorized = StatusCode(rawValue: 99009)

  /// A model that the call needs is queued for deployment, deploying, busy or loading: the same call works later.
  public var isModelStarting: Bool { [21351, 21352, 21354, 21355].contains(rawValue) }

  /// The key is missing, wrong, or without the needed scopes (contract, section 6.1).
  public var isAboutKey: Bool { [11001, 11002, 11007, 11008, 11009].contains(rawValue) }

  /// What was asked for is not there, or the address itself is not.
  var saysNotThere: Bool { self == .doesNotExist || self == .modelDoesNotExist || self == .workflowDoesNotExist }

  /// One of the contract's codes, and none that leaves open what was done: with an HTTP status of 4xx it proves that
  /// nothing was.
  var refuses: Bool {
    (name != nil || Self.internals.contains { $0.contains(rawValue) }) && !Self.open.contains(rawValue)
  }

  private static let internals = [98004...98021, 99001...99009]
  /// Done, in part or wholly, pending, or elsewhere: success, mixed, try again, moved, accepted, modified, modifying,
  /// reindexing failed, inputs in progress, timeout.
  private static let open: Set = [10000, 10010, 10030, 10050, 10070, 22150, 22151, 22153, 30000, 30001, 30003, 40032]

  private static let names: [Int: String] = [
    10000: "SUCCESS", 10010: "MIXED_STATUS", 10020: "FAILURE", 10030: "TRY_AGAIN", 10040: "NOT_IMPLEMENTED",
    10050: "MOVED", 10070: "ACCEPTED",
    11000: "CONN_ACCOUNT_ISSUES", 11001: "CONN_TOKEN_INVALID", 11002: "CONN_CREDENTIALS_INVALID",
    11003: "CONN_EXCEED_HOURLY_LIMIT", 11004: "CONN_EXCEED_MONTHLY_LIMIT", 11005: "CONN_THROTTLED",
    11006: "CONN_EXCEEDS_LIMITS", 11007: "CONN_INSUFFICIENT_SCOPES", 11008: "CONN_KEY_INVALID",
    11009: "CONN_KEY_NOT_FOUND", 11100: "CONN_BAD_REQUEST_FORMAT", 11101: "CONN_DOES_NOT_EXIST",
    11102: "CONN_INVALID_REQUEST", 11103: "CONN_METHOD_NOT_ALLOWED", 21100: "MODEL_TRAINED",
    21101: "MODEL_TRAINING", 21102: "MODEL_UNTRAINED", 21103: "MODEL_QUEUED_FOR_TRAINING",
    21200: "MODEL_DOES_NOT_EXIST", 21201: "MODEL_PERMISSION_DENIED", 21202: "MODEL_INVALID_ARGUMENT",
    21203: "MODEL_INVALID_REQUEST", 21313: "MODEL_PREDICTION_FAILED", 21350: "MODEL_DEPLOYMENT_FAILED",
    21351: "MODEL_DEPLOYING", 21352: "MODEL_QUEUED_FOR_DEPLOYMENT", 21353: "MODEL_NOT_DEPLOYED",
    21354: "MODEL_BUSY_PLEASE_RETRY", 21355: "MODEL_LOADING", 22001: "WORKFLOW_NO_MATCHING_INPUT",
    22002: "WORKFLOW_REQUIRE_TRAINED_MODEL", 22100: "WORKFLOW_DUPLICATE", 22101: "WORKFLOW_UNSUPPORTED_FORMAT",
    22102: "WORKFLOW_DOES_NOT_EXIST", 22103: "WORKFLOW_PERMISSION_DENIED", 22104: "WORKFLOW_INVALID_ARGUMENT",
    22105: "WORKFLOW_INVALID_RECIPE", 22106: "WORKFLOW_INVALID_TEMPLATE", 22107: "WORKFLOW_INVALID_GRAPH",
    22108: "WORKFLOW_INTERNAL_FAILURE", 22150: "WORKFLOW_MODIFY_SUCCESS", 22151: "WORKFLOW_MODIFY_PENDING",
    22152: "WORKFLOW_MODIFY_FAILED", 22153: "WORKFLOW_REINDEX_FAILED", 22999: "WORKFLOW_INVALID_REQUEST",
    30000: "INPUT_SUCCESS", 30001: "INPUT_PENDING", 30002: "INPUT_FAILED", 30003: "INPUT_IN_PROGRESS",
    30100: "INPUT_DUPLICATE", 30101: "INPUT_UNSUPPORTED_FORMAT",
    30102: "INPUT_DOES_NOT_EXIST", 30104: "INPUT_INVALID_ARGUMENT", 30105: "INPUT_OVER_LIMIT",
    30106: "INPUT_INVALID_URL",
    30300: "ALL_INPUT_INVALID_BYTES", 39996: "INPUT_CONNECTION_FAILED", 39997: "REQUEST_DISABLED_FOR_MAINTENANCE",
    39999: "INPUT_INVALID_REQUEST",
    40001: "PREDICT_INVALID_REQUEST", 40003: "CONCEPTS_INVALID_REQUEST", 40010: "DATABASE_DUPLICATE_KEY",
    40030: "RPC_REQUEST_QUEUE_FULL", 40031: "RPC_SERVER_UNAVAILABLE", 40032: "RPC_REQUEST_TIMEOUT",
    40033: "RPC_MAX_MESSAGE_SIZE_EXCEEDED", 69000: "BILLING_INVALID_INFO", 69001: "BILLING_MISSING_TOKENS",
    99009: "INTERNAL_UNCATEGORIZED",
  ]
}
