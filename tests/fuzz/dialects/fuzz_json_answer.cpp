// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a provider sends, as events or as a body: an answer ends once, nothing follows its end,
// an error is never passed on raw, and what we end a stream with is JSON. The first byte chooses
// the endpoint and the kind; events are lines of NAME|DATA.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <boost/json/parse.hpp>

#include "engine/dialects/common/answer.hpp"

using namespace weir::dialects;
using weir::Source;

namespace {

void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void checkErrorEvents(const AnswerReader& reader, std::string_view message) {
    const std::string events = reader.errorEvents(Fault::UpstreamFailed, message);
    demand(events.ends_with("\n\n"));
    for (std::size_t at = 0; (at = events.find("data: ", at)) != events.npos;) {
        const std::size_t end = events.find('\n', at);
        boost::json::error_code error;
        boost::json::parse(boost::json::string_view(events.data() + at + 6, end - at - 6), error);
        demand(!error);
        at = end;
    }
}

// Counts stay far from where sums overflow, and what is unknown is nothing.
void checkUsage(const AnswerReader& reader) {
    const weir::Usage usage = reader.usage();
    demand(usage.tokensIn() <= 10'000'000'000'000 && usage.tokensOut() <= 10'000'000'000'000);
    demand(usage.source != Source::Unknown || usage == weir::Usage());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    RequestFacts facts;
    facts.estimatedTokensIn = 10;
    facts.asksForUsage = (data[0] & 0x40) != 0;
    facts.stream = (data[0] & 0x80) == 0;
    const auto reader = makeAnswerReader(static_cast<Endpoint>((data[0] & 0x3f) % 5), facts);
    if (!facts.stream) {
        const BodyVerdict verdict = reader->onBody(200, "application/json", text);
        demand(reader->sawTerminal() == verdict.good());
        checkUsage(*reader);
        return 0;
    }
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto bar = std::min(line.find('|'), line.size());
        const bool ended = reader->sawTerminal();
        const EventVerdict verdict =
            reader->onEvent({line.substr(0, bar), line.substr(std::min(bar + 1, line.size()))});
        demand(!ended || verdict.kind == EventVerdict::Kind::Ignorable);
        demand(!(verdict.kind == EventVerdict::Kind::Error && verdict.forward));
        demand(reader->sawTerminal() || verdict.kind != EventVerdict::Kind::Terminal);
        if (verdict.kind == EventVerdict::Kind::Error) {
            checkErrorEvents(*reader, verdict.error.message);
        }
        checkUsage(*reader);
    }
    checkErrorEvents(*reader, "over");
    const bool ended = reader->sawTerminal();
    if (const auto missing = reader->missingEnd()) {
        demand(!ended && reader->sawTerminal() && missing->ends_with("\n\n"));
        checkUsage(*reader);
    }
    return 0;
}
