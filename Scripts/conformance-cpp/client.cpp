// Asks a server by C++'s gRPC, in the clear and by TLS: PLACE KEY [CERTIFICATE].
#include <grpcpp/grpcpp.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>

#include "meshwork.grpc.pb.h"

namespace api = clarifai::api;

static int ran = 0, failed = 0;

static void check(const char *name, bool good, const std::string &words) {
  ran += 1;
  failed += !good;
  std::cout << (good ? "ok       " : "FAILED   ") << name << (good ? "" : ": " + words) << "\n";
}

static std::string text(const char *path) {
  std::ifstream file(path);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

/// One call; `good` looks at its status and its reply.
template <typename Request, typename Reply, typename Call, typename Check>
static void call(const char *name, const std::string &key, const Request &request, Call method, Check good) {
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Key " + key);
  Reply reply;
  grpc::Status status = method(&context, request, &reply);
  check(name, good(status, reply), status.error_message() + reply.ShortDebugString());
}

int main(int count, char **arguments) {
  std::string place = arguments[1], key = arguments[2];
  auto credentials = grpc::InsecureChannelCredentials();
  if (count > 3) {
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = text(arguments[3]);
    credentials = grpc::SslCredentials(options);
  }
  auto stub = api::V2::NewStub(grpc::CreateChannel(place, credentials));
  auto done = [](const grpc::Status &status, const auto &reply) {
    return status.ok() && reply.status().code() == 10000;
  };

  api::PostWorkflowsRequest create;
  auto *workflow = create.add_workflows();
  workflow->set_id("made-by-cpp");
  auto *node = workflow->add_nodes();
  node->set_id("quality");
  node->mutable_model()->set_id("image-quality");
  call<api::PostWorkflowsRequest, api::MultiWorkflowResponse>(
      "PostWorkflows, C++", key, create,
      [&](auto &&...all) { return stub->PostWorkflows(all...); }, done);

  api::ListWorkflowsRequest list;
  list.set_per_page(1000);
  call<api::ListWorkflowsRequest, api::MultiWorkflowResponse>(
      "ListWorkflows, C++", key, list, [&](auto &&...all) { return stub->ListWorkflows(all...); },
      [&](const grpc::Status &status, const api::MultiWorkflowResponse &reply) {
        bool found = false;
        for (const auto &each : reply.workflows()) found |= each.id() == "made-by-cpp" && each.nodes_size() == 1;
        return done(status, reply) && found;
      });
  call<api::ListWorkflowsRequest, api::MultiWorkflowResponse>(
      "ListWorkflows with a wrong key, C++", "wrong", list,
      [&](auto &&...all) { return stub->ListWorkflows(all...); },
      [](const grpc::Status &status, const api::MultiWorkflowResponse &reply) {
        return status.ok() && reply.status().code() == 11009;
      });

  api::DeleteWorkflowRequest remove;
  remove.set_workflow_id("made-by-cpp");
  call<api::DeleteWorkflowRequest, api::BaseResponse>(
      "DeleteWorkflow, C++", key, remove, [&](auto &&...all) { return stub->DeleteWorkflow(all...); }, done);

  std::cout << ran << " calls by C++, " << failed << " failed\n";
  return failed != 0;
}
