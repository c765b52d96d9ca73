import FoundationEssentials
import MeshCore
import MeshProto

extension RPC {
  /// Every call that has a route, by name.
  static let all: [String: RPC] = Dictionary(
    uniqueKeysWithValues: (workflows + versions + models + concepts + accounts).map { ($0.name, $0) })

  private static let workflows = [
    RPC("ListWorkflows", .get, ProtoMultiWorkflowResponse.self) { (_: ProtoListWorkflowsRequest) in ["workflows"] },
    RPC("GetWorkflow", .get, ProtoSingleWorkflowResponse.self) { (asked: ProtoGetWorkflowRequest) in
      ["workflows", asked.workflowID]
    },
    RPC("PostWorkflows", .post, ProtoMultiWorkflowResponse.self) { (_: ProtoPostWorkflowsRequest) in ["workflows"] },
    RPC("PatchWorkflows", .patch, ProtoMultiWorkflowResponse.self) { (_: ProtoPatchWorkflowsRequest) in
      ["workflows"]
    },
    RPC("PatchWorkflowIds", .patch, ProtoMultiWorkflowResponse.self) { (_: ProtoPatchWorkflowIdsRequest) in
      ["workflows", "ids"]
    },
    RPC("DeleteWorkflow", .delete, ProtoBaseResponse.self) { (asked: ProtoDeleteWorkflowRequest) in
      ["workflows", asked.workflowID]
    },
    RPC("DeleteWorkflows", .delete, ProtoBaseResponse.self) { (_: ProtoDeleteWorkflowsRequest) in ["workflows"] },
    RPC(
      "PostWorkflowResults", .post, ProtoPostWorkflowResultsResponse.self, taking: takeImages
    ) { (asked: ProtoPostWorkflowResultsRequest) in
      ["workflows", asked.workflowID] + version(asked.versionID) + ["results"]
    },
  ]

  private static let versions = [
    RPC("ListWorkflowVersions", .get, ProtoMultiWorkflowVersionResponse.self) {
      (asked: ProtoListWorkflowVersionsRequest) in ["workflows", asked.workflowID, "versions"]
    },
    RPC("GetWorkflowVersion", .get, ProtoSingleWorkflowVersionResponse.self) {
      (asked: ProtoGetWorkflowVersionRequest) in
      ["workflows", asked.workflowID, "versions", asked.workflowVersionID]
    },
    RPC("PatchWorkflowVersions", .patch, ProtoMultiWorkflowVersionResponse.self) {
      (asked: ProtoPatchWorkflowVersionsRequest) in ["workflows", asked.workflowID, "versions"]
    },
    RPC("DeleteWorkflowVersions", .delete, ProtoBaseResponse.self) { (asked: ProtoDeleteWorkflowVersionsRequest) in
      ["workflows", asked.workflowID, "versions"]
    },
    RPC("PostWorkflowVersionsPublish", .post, ProtoBaseResponse.self) {
      (asked: ProtoPostWorkflowVersionsPublishRequest) in ["workflows", asked.workflowID, "publish"]
    },
    RPC("PostWorkflowVersionsUnPublish", .post, ProtoBaseResponse.self) {
      (asked: ProtoPostWorkflowVersionsUnPublishRequest) in ["workflows", asked.workflowID, "unpublish"]
    },
  ]

  private static let models = [
    RPC("ListModels", .get, ProtoMultiModelResponse.self) { (_: ProtoListModelsRequest) in ["models"] },
    // A version goes into the query, as clients send it by REST.
    RPC("GetModel", .get, ProtoSingleModelResponse.self) { (asked: ProtoGetModelRequest) in ["models", asked.modelID] },
    RPC("GetModelOutputInfo", .get, ProtoSingleModelResponse.self) { (asked: ProtoGetModelRequest) in
      ["models", asked.modelID] + version(asked.versionID) + ["output_info"]
    },
    RPC("PostModelsSearches", .post, ProtoMultiModelResponse.self) { (_: ProtoPostModelsSearchesRequest) in
      ["models", "searches"]
    },
    RPC("ListModelVersions", .get, ProtoMultiModelVersionResponse.self) { (asked: ProtoListModelVersionsRequest) in
      ["models", asked.modelID, "versions"]
    },
    RPC("GetModelVersion", .get, ProtoSingleModelVersionResponse.self) { (asked: ProtoGetModelVersionRequest) in
      ["models", asked.modelID, "versions", asked.versionID]
    },
    RPC("ListModelTypes", .get, ProtoMultiModelTypeResponse.self) { (_: ProtoListModelTypesRequest) in
      ["models", "types"]
    },
    RPC("GetModelType", .get, ProtoSingleModelTypeResponse.self) { (asked: ProtoGetModelTypeRequest) in
      ["models", "types", asked.modelTypeID]
    },
    RPC("PostModelOutputs", .post, ProtoMultiOutputResponse.self, taking: takeImages) {
      (asked: ProtoPostModelOutputsRequest) in ["models", asked.modelID] + version(asked.versionID) + ["outputs"]
    },
  ]

  private static let concepts = [
    RPC("ListConcepts", .get, ProtoMultiConceptResponse.self) { (_: ProtoListConceptsRequest) in ["concepts"] },
    RPC("GetConcept", .get, ProtoSingleConceptResponse.self) { (asked: ProtoGetConceptRequest) in
      ["concepts", asked.conceptID]
    },
    RPC("PostConceptsSearches", .post, ProtoMultiConceptResponse.self) { (_: ProtoPostConceptsSearchesRequest) in
      ["concepts", "searches"]
    },
    RPC("ListModelConcepts", .get, ProtoMultiConceptResponse.self) { (asked: ProtoListModelConceptsRequest) in
      ["models", asked.modelID] + version(asked.versionID) + ["concepts"]
    },
  ]

  private static let accounts = [
    RPC("ListApps", .get, ProtoMultiAppResponse.self) { (_: ProtoListAppsRequest) in ["apps"] },
    RPC("GetApp", .get, ProtoSingleAppResponse.self) { (_: ProtoGetAppRequest) in ["app"] },
    RPC("GetUser", .get, ProtoSingleUserResponse.self) { (asked: ProtoGetUserRequest) in
      ["users", asked.userAppID.userID.isEmpty ? "me" : asked.userAppID.userID]
    },
    RPC("MyScopes", .get, ProtoMultiScopeResponse.self) { (_: ProtoMyScopesRequest) in ["myscopes"] },
    RPC("ListStatusCodes", .get, ProtoMultiStatusCodeResponse.self, isOpen: true) {
      (_: ProtoListStatusCodesRequest) in ["status_codes"]
    },
    RPC("GetStatusCode", .get, ProtoSingleStatusCodeResponse.self, isOpen: true) {
      (asked: ProtoGetStatusCodeRequest) in ["status_codes", asked.statusCodeID]
    },
  ]

  /// Nothing where none is named: the newest.
  private static func version(_ id: String) -> [String] { id.isEmpty ? [] : ["versions", id] }

  @Sendable private static func takeImages<Request: PredictingRequest>(of request: inout Request) -> [Int: Data] {
    var images: [Int: Data] = [:]
    for index in request.inputs.indices where !request.inputs[index].data.image.base64.isEmpty {
      images[index] = request.inputs[index].data.image.base64
      request.inputs[index].data.image.base64 = Data()
    }
    return images
  }
}

private protocol PredictingRequest {
  var inputs: [ProtoInput] { get set }
}

extension ProtoPostWorkflowResultsRequest: PredictingRequest {}
extension ProtoPostModelOutputsRequest: PredictingRequest {}
