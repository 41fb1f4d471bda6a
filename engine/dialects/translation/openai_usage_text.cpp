// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/openai_usage_text.hpp"

#include <string_view>

namespace weir::dialects {

namespace {

namespace json = boost::json;

struct Names {
    std::string_view in;
    std::string_view out;
    std::string_view inDetails;
    std::string_view outDetails;
};

json::object write(const Usage& usage, const Names& names) {
    json::object in{{"cached_tokens", usage.inCacheRead}};
    if (const auto written = usage.inCacheWrite5m + usage.inCacheWrite1h; written > 0) {
        in["cache_write_tokens"] = written;
    }
    json::object written;
    written[names.in] = usage.tokensIn();
    written[names.inDetails] = std::move(in);
    written[names.out] = usage.tokensOut();
    written[names.outDetails] = json::object{{"reasoning_tokens", usage.outReasoning}};
    written["total_tokens"] = usage.tokensIn() + usage.tokensOut();
    return written;
}

}  // namespace

json::object chatUsage(const Usage& usage) {
    return write(usage, {"prompt_tokens", "completion_tokens", "prompt_tokens_details",
                         "completion_tokens_details"});
}

json::object responsesUsage(const Usage& usage) {
    return write(
        usage, {"input_tokens", "output_tokens", "input_tokens_details", "output_tokens_details"});
}

}  // namespace weir::dialects
