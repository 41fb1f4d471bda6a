// SPDX-License-Identifier: GPL-3.0-or-later
// A body that is accepted must mean the same to another parser, and an edit of it must change what
// it says it changes and nothing else. The first byte chooses the endpoint.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <boost/json/parse.hpp>

#include "engine/dialects/common/edit.hpp"
#include "engine/dialects/common/request.hpp"

using namespace weir::dialects;
using weir::MetadataMember;

namespace {

void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

boost::json::value parse(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = 80;
    boost::json::error_code error;
    const boost::json::value value =
        boost::json::parse(boost::json::string_view(text.data(), text.size()), error, {}, options);
    demand(!error);
    return value;
}

std::string modelOf(const boost::json::value& body) {
    const auto& model = body.as_object().at("model").as_string();
    return std::string(model.data(), model.size());
}

// A member of the metadata is what the other parser finds there, if that is a text that is short
// enough, a number or a flag.
void demandFound(const MetadataMember& member, const boost::json::value& body) {
    const auto* metadata = body.as_object().if_contains("metadata");
    const auto* value = metadata != nullptr && metadata->is_object()
                            ? metadata->as_object().if_contains(member.name)
                            : nullptr;
    if (value == nullptr || value->is_structured() || value->is_null()) {
        demand(!member.present);
    } else if (value->is_bool()) {
        demand(member.present && member.value == (value->as_bool() ? "true" : "false"));
    } else if (const auto* text = value->if_string()) {
        demand(member.present == (text->size() <= kLongestMetadata));
        demand(!member.present || member.value == std::string_view(text->data(), text->size()));
    } else {
        demand(member.present && !member.value.empty());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const auto endpoint = static_cast<Endpoint>(data[0] % 5);
    const std::string body(reinterpret_cast<const char*>(data) + 1, size - 1);
    WantedMetadata metadata{{"feature", {}, false}, {"user_id", {}, false}};
    const auto facts = readRequest(endpoint, body, nullptr, &metadata);
    if (!facts) {
        demand(!facts.error().message.empty());
        return 0;
    }
    boost::json::value before = parse(body);
    demand(modelOf(before) == facts->model);
    for (const MetadataMember& member : metadata) {
        demandFound(member, before);
    }

    const Edited edited = rewriteForTarget(endpoint, body, *facts, "another \"model\"");
    const std::string& sent = edited.body ? *edited.body : body;
    const auto again = readRequest(endpoint, sent);
    demand(again.ok() && again->model == "another \"model\"");
    boost::json::value after = parse(sent);
    demand(modelOf(after) == again->model);
    if (endpoint == Endpoint::ChatCompletions && facts->stream) {
        demand(again->asksForUsage);
        before.as_object().erase("stream_options");
        after.as_object().erase("stream_options");
    }
    before.as_object().erase("model");
    after.as_object().erase("model");
    // The other parser reads 0e400 as not a number, which equals nothing.
    demand(before == after || !(before == before));
    return 0;
}
