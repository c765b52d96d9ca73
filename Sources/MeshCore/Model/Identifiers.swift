/// The id of a workflow, unique within its app; 1 to 48 characters (contract, section 4.1).
public typealias WorkflowID = String
/// The id of a node, unique within its workflow; edges name it.
public typealias NodeID = String
/// The id of a model; old public models also answer to a 32-digit hex alias.
public typealias ModelID = String
/// The id of a model version or of a workflow version: 32 lower-case hex digits on the service.
public typealias VersionID = String
