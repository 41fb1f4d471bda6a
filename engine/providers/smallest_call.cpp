// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/smallest_call.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace weir::providers {

namespace {

// Some models refuse less than this.
constexpr int kMostTokens = 16;

}  // namespace

std::string smallestCall(const Provider& provider, const std::string& model) {
    const std::string_view limit = provider.kind->maxTokensField;
    const boost::json::object body{
        {"model", model},
        {"messages", boost::json::array{{{"role", "user"}, {"content", "Say: ready"}}}},
        {boost::json::string_view(limit.data(), limit.size()), kMostTokens}};
    return boost::json::serialize(body);
}

bool reachedModel(const Answered& answered) {
    if (answered.status == 200) {
        return true;
    }
    // A model that thinks first says so when the few tokens were used up before its first word.
    const std::string said = readErrorMessage(answered.body);
    return answered.status == 400 && said.find("limit was reached") != std::string::npos;
}

}  // namespace weir::providers
