"""Runs every operation through the service's official Python client: BASE KEY [READING [CERTIFICATE]].

BASE is http://HOST:PORT for its JSON channel, grpc://HOST:PORT for its channel without TLS, and grpcs://HOST:PORT, with the
certificate of the server, for the one with TLS. READING is the one answer in which the server's reading of its own pages is not the usual one: `merge=replace`.
"""

import sys

import grpc
from clarifai_grpc.channel.clarifai_channel import ClarifaiChannel
from clarifai_grpc.grpc.api import resources_pb2 as r
from clarifai_grpc.grpc.api import service_pb2 as s
from clarifai_grpc.grpc.api import service_pb2_grpc
from clarifai_grpc.grpc.api.status import status_code_pb2 as codes
from google.protobuf import struct_pb2

BASE, KEY = sys.argv[1:3]
READING = sys.argv[3] if len(sys.argv) > 3 else ""
SCHEME, PLACE = BASE.split("://")


def channel():
    if SCHEME == "http":
        return ClarifaiChannel.get_json_channel(base_url=BASE)
    if SCHEME == "grpcs":
        return ClarifaiChannel.get_grpc_channel(base=PLACE, root_certificates_path=sys.argv[4])
    host, port = PLACE.rsplit(":", 1)
    return ClarifaiChannel.get_insecure_grpc_channel(base=host, port=int(port))


STUB = service_pb2_grpc.V2Stub(channel())
METADATA = (("authorization", f"Key {KEY}"),)
APP = r.UserAppIDSet(user_id="sample", app_id="gallery")
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003"
    "010100c9fe92ef0000000049454e44ae426082"
)
SUCCESS = codes.SUCCESS
failed = []
ran = 0


def call(operation, request, code=SUCCESS, check=lambda reply: True):
    """One call; `check` says whether the reply holds what it should."""
    global ran
    ran += 1
    reply = getattr(STUB, operation)(request, metadata=METADATA)
    if reply.status.code == code and check(reply):
        print(f"ok       {operation} ({codes.StatusCode.Name(code)})")
    else:
        failed.append(operation)
        print(f"FAILED   {operation}: {reply}")
    return reply


def node(id, model, version="", reads=(), **params):
    override = None
    if params:
        values = struct_pb2.Struct()
        values.update(params)
        override = r.OutputInfo(params=values)
    return r.WorkflowNode(
        id=id,
        model=r.Model(id=model, model_version=r.ModelVersion(id=version)),
        node_inputs=[r.NodeInput(node_id=input) for input in reads],
        output_info_override=override,
    )


def workflow(id, *nodes):
    return r.Workflow(id=id, nodes=nodes)


PICTURES = [r.Input(data=r.Data(image=r.Image(base64=PICTURE)))]
QUALITY = node("quality", "image-quality")

call("DeleteWorkflows", s.DeleteWorkflowsRequest(user_app_id=APP, delete_all=True))
call(
    "PostWorkflows",
    s.PostWorkflowsRequest(
        user_app_id=APP,
        workflows=[
            workflow("one", QUALITY, node("sure", "concept-threshold", reads=["quality"], threshold=0.5)),
            workflow("two", node("tiles", "image-tiles", rows=2, columns=3)),
        ],
    ),
    check=lambda reply: [w.id for w in reply.workflows] == ["one", "two"] and reply.workflows[0].version.id,
)
call("PostWorkflows", s.PostWorkflowsRequest(workflows=[workflow("three", QUALITY)]))
call(
    "PostWorkflows",
    s.PostWorkflowsRequest(user_app_id=APP, workflows=[workflow("one", QUALITY)]),
    codes.WORKFLOW_DUPLICATE,
)
call(
    "PostWorkflows",
    s.PostWorkflowsRequest(user_app_id=APP, workflows=[workflow("four", node("n", "none"))]),
    codes.MODEL_DOES_NOT_EXIST,
)
call(
    "PostWorkflows", s.PostWorkflowsRequest(user_app_id=APP, workflows=[workflow("four")]), codes.WORKFLOW_INVALID_GRAPH
)
call(
    "ListWorkflows",
    s.ListWorkflowsRequest(user_app_id=APP, page=1, per_page=2, sort_ascending=True, sort_by_id=True),
    check=lambda reply: [w.id for w in reply.workflows] == ["one", "three"],
)
call("ListWorkflows", s.ListWorkflowsRequest(), check=lambda reply: len(reply.workflows) == 3)
call("ListWorkflows", s.ListWorkflowsRequest(user_app_id=APP, page=9), check=lambda reply: not reply.workflows)
read = call(
    "GetWorkflow",
    s.GetWorkflowRequest(user_app_id=APP, workflow_id="one"),
    check=lambda reply: len(reply.workflow.nodes) == 2 and reply.workflow.created_at.seconds > 0,
)
call("GetWorkflow", s.GetWorkflowRequest(user_app_id=APP, workflow_id="a b"), codes.WORKFLOW_DOES_NOT_EXIST)
call(
    "PatchWorkflows",
    s.PatchWorkflowsRequest(
        user_app_id=APP, workflows=[workflow("one", node("colours", "color-recognition"))], action="merge"
    ),
    check=lambda reply: len(reply.workflows[0].nodes) == 3,
)
takes_nodes = READING != "remove=image"
call(
    "PatchWorkflows",
    s.PatchWorkflowsRequest(
        user_app_id=APP, workflows=[workflow("one", r.WorkflowNode(id="colours"))], action="remove"
    ),
    SUCCESS if takes_nodes else codes.WORKFLOW_INVALID_REQUEST,
    check=lambda reply: not takes_nodes or len(reply.workflows[0].nodes) == 2,
)
call(
    "PatchWorkflows",
    s.PatchWorkflowsRequest(user_app_id=APP, workflows=[workflow("one", QUALITY)], action="overwrite"),
    check=lambda reply: [n.id for n in reply.workflows[0].nodes] == ["quality"],
)
call(
    "PatchWorkflows",
    s.PatchWorkflowsRequest(user_app_id=APP, workflows=[workflow("one", QUALITY)], action="x"),
    codes.WORKFLOW_INVALID_REQUEST,
)
call(
    "PatchWorkflowIds",
    s.PatchWorkflowIdsRequest(user_app_id=APP, ids=[s.IdUpdateSource(id="three", new_id="drei")], action="overwrite"),
    check=lambda reply: reply.workflows[0].id == "drei",
)
versions = call(
    "ListWorkflowVersions",
    s.ListWorkflowVersionsRequest(user_app_id=APP, workflow_id="one"),
    check=lambda reply: len(reply.workflow_versions) == (4 if takes_nodes else 3),
).workflow_versions
first = versions[-1].id
call(
    "GetWorkflowVersion",
    s.GetWorkflowVersionRequest(user_app_id=APP, workflow_id="one", workflow_version_id=first),
    check=lambda reply: len(reply.workflow_version.nodes) == 2,
)
call(
    "PatchWorkflowVersions",
    s.PatchWorkflowVersionsRequest(
        user_app_id=APP,
        workflow_id="one",
        workflow_versions=[r.WorkflowVersion(id=first, description="first")],
        action="merge",
    ),
    check=lambda reply: reply.workflow_versions[0].description == "first",
)

# What each reading makes of attributes that are not sent, of nodes that are there, and of lists.
def read_openly():
    chain = [node("tiles", "image-tiles"), node("other", "image-tiles"), node("c", "color-recognition", reads=["tiles"])]
    described = r.Workflow(id="open", nodes=chain, description="kept", use_cases=["first"])
    call("PostWorkflows", s.PostWorkflowsRequest(user_app_id=APP, workflows=[described]))

    def patch(action, item, check):
        call(
            "PatchWorkflows",
            s.PatchWorkflowsRequest(user_app_id=APP, workflows=[item], action=action),
            check=lambda reply: check(reply.workflows[0]),
        )

    def inputs(item):
        return [input.node_id for input in item.nodes[2].node_inputs]

    kept = {"merge=replace": []}.get(READING, ["tiles"])
    patch("merge", workflow("open", node("c", "color-recognition")), lambda item: inputs(item) == kept)
    both = {"lists=append": ["tiles", "other"]}.get(READING, ["other"])
    patch("merge", workflow("open", node("c", "color-recognition", reads=["other"])), lambda item: inputs(item) == both)
    uses = {"lists=replace": ["second"]}.get(READING, ["first", "second"])
    patch("merge", r.Workflow(id="open", use_cases=["second"]), lambda item: list(item.use_cases) == uses)
    description = {"overwrite=whole": ""}.get(READING, "kept")
    patch("overwrite", workflow("open", *chain), lambda item: item.description == description)
    call("DeleteWorkflow", s.DeleteWorkflowRequest(user_app_id=APP, workflow_id="open"))


read_openly()

publication = s.WorkflowVersionPublishRequest(version_id=first)
call(
    "PostWorkflowVersionsPublish",
    s.PostWorkflowVersionsPublishRequest(user_app_id=APP, workflow_id="one", publications=[publication]),
)
publication = s.WorkflowVersionUnPublishRequest(version_id=first)
call(
    "PostWorkflowVersionsUnPublish",
    s.PostWorkflowVersionsUnPublishRequest(user_app_id=APP, workflow_id="one", publications=[publication]),
)
call(
    "PostWorkflowResults",
    s.PostWorkflowResultsRequest(
        user_app_id=APP,
        workflow_id="one",
        inputs=PICTURES,
        output_config=r.OutputConfig(max_concepts=3, select_concepts=[r.Concept(id="dark"), r.Concept(name="sharp")]),
    ),
    check=lambda reply: {c.id for c in reply.results[0].outputs[0].data.concepts} == {"dark", "sharp"},
)
call(
    "PostWorkflowResults",
    s.PostWorkflowResultsRequest(user_app_id=APP, workflow_id="one", version_id=first, inputs=PICTURES * 2),
    check=lambda reply: [len(result.outputs) for result in reply.results] == [2, 2],
)
call(
    "PostWorkflowResults",
    s.PostWorkflowResultsRequest(user_app_id=APP, workflow_id="one"),
    codes.INPUT_INVALID_ARGUMENT,
)
call(
    "DeleteWorkflowVersions",
    s.DeleteWorkflowVersionsRequest(user_app_id=APP, workflow_id="one", workflow_version_ids=[first]),
)
call("ListModels", s.ListModelsRequest(user_app_id=APP, per_page=5), check=lambda reply: len(reply.models) == 5)
call("ListModelTypes", s.ListModelTypesRequest(user_app_id=APP), check=lambda reply: len(reply.model_types) > 5)
call(
    "GetModelType",
    s.GetModelTypeRequest(user_app_id=APP, model_type_id="visual-classifier"),
    check=lambda reply: reply.model_type.title,
)
call(
    "PostModelsSearches",
    s.PostModelsSearchesRequest(user_app_id=APP, model_query=r.ModelQuery(name="color*")),
    check=lambda reply: [m.id for m in reply.models] == ["color-recognition"],
)
CLARIFAI = r.UserAppIDSet(user_id="clarifai", app_id="main")
version = "b31bf8b3e8ba4af48ef7b67b6a1873d6"
call(
    "GetModel",
    s.GetModelRequest(user_app_id=CLARIFAI, model_id="color-recognition", version_id=version),
    check=lambda reply: reply.model.model_version.id == version,
)
call("GetModel", s.GetModelRequest(user_app_id=APP, model_id="none"), codes.MODEL_DOES_NOT_EXIST)
call(
    "GetModelOutputInfo",
    s.GetModelRequest(user_app_id=APP, model_id="image-quality"),
    check=lambda reply: len(reply.model.output_info.data.concepts) == 8,
)
call(
    "ListModelVersions",
    s.ListModelVersionsRequest(user_app_id=APP, model_id="image-quality"),
    check=lambda reply: len(reply.model_versions) == 2,
)
call(
    "GetModelVersion",
    s.GetModelVersionRequest(user_app_id=CLARIFAI, model_id="color-recognition", version_id=version),
    check=lambda reply: reply.model_version.status.code == codes.MODEL_TRAINED,
)
call(
    "ListModelConcepts",
    s.ListModelConceptsRequest(user_app_id=APP, model_id="image-quality"),
    check=lambda reply: len(reply.concepts) == 8 and reply.concepts[0].value == 1,
)
# A thousand more where the weights of the nets are installed.
call(
    "ListConcepts",
    s.ListConceptsRequest(user_app_id=APP, per_page=1000),
    check=lambda reply: len(reply.concepts) >= 8,
)
call(
    "GetConcept",
    s.GetConceptRequest(user_app_id=APP, concept_id="sharp"),
    check=lambda reply: reply.concept.name == "sharp",
)
call(
    "PostConceptsSearches",
    s.PostConceptsSearchesRequest(user_app_id=APP, concept_query=r.ConceptQuery(name="b*")),
    check=lambda reply: len(reply.concepts) >= 2 and all(c.name.lower().startswith("b") for c in reply.concepts),
)
call(
    "PostModelOutputs",
    s.PostModelOutputsRequest(
        user_app_id=APP,
        model_id="image-quality",
        inputs=PICTURES,
        model=r.Model(output_info=r.OutputInfo(output_config=r.OutputConfig(max_concepts=2))),
    ),
    check=lambda reply: len(reply.outputs[0].data.concepts) == 2,
)
call(
    "PostModelOutputs",
    s.PostModelOutputsRequest(user_app_id=CLARIFAI, model_id="moderation-recognition", inputs=PICTURES),
    codes.FAILURE,
)
call("ListApps", s.ListAppsRequest(), check=lambda reply: [a.id for a in reply.apps] == ["gallery"])
call("GetApp", s.GetAppRequest(user_app_id=APP), check=lambda reply: reply.app.user_id == "sample")
call(
    "GetUser", s.GetUserRequest(user_app_id=r.UserAppIDSet(user_id="me")), check=lambda reply: reply.user.id == "sample"
)
call("MyScopes", s.MyScopesRequest(user_app_id=APP), check=lambda reply: "Predict" in reply.scopes)
call("ListStatusCodes", s.ListStatusCodesRequest(), check=lambda reply: len(reply.statuses) > 40)
call("GetStatusCode", s.GetStatusCodeRequest(status_code_id="22102"), codes.WORKFLOW_DOES_NOT_EXIST)
call("DeleteWorkflow", s.DeleteWorkflowRequest(user_app_id=APP, workflow_id="two"))
call("DeleteWorkflow", s.DeleteWorkflowRequest(user_app_id=APP, workflow_id="two"), codes.WORKFLOW_DOES_NOT_EXIST)
call("DeleteWorkflows", s.DeleteWorkflowsRequest(user_app_id=APP, ids=["one", "drei"]))
METADATA = (("authorization", "Key wrong"),)
call("ListWorkflows", s.ListWorkflowsRequest(user_app_id=APP), codes.CONN_KEY_NOT_FOUND)



def unimplemented(operation, request):
    """A call without a route: words at once, and no more tries."""
    global ran
    ran += 1
    try:
        getattr(STUB, operation)(request, metadata=METADATA)
        failed.append(operation)
        print(f"FAILED   {operation} has a reply")
    except grpc.RpcError as error:
        good = error.code() == grpc.StatusCode.UNIMPLEMENTED and operation in error.details()
        print(f"{'ok      ' if good else 'FAILED  '} {operation} ({error.code().name})")
        if not good:
            failed.append(operation)


if SCHEME != "http":
    METADATA = (("authorization", f"Key {KEY}"),)
    unimplemented("ListInputs", s.ListInputsRequest(user_app_id=APP))
    unimplemented("ListDatasets", s.ListDatasetsRequest(user_app_id=APP))

print(f"{ran} calls of the official Python client by {SCHEME}, {len(failed)} failed")
sys.exit(bool(failed))
