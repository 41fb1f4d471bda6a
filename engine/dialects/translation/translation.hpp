// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/dialects/common/endpoint.hpp"
#include "engine/dialects/common/request.hpp"
#include "engine/dialects/translation/answer_parts.hpp"
#include "engine/dialects/translation/parts_in_order.hpp"
#include "engine/dialects/translation/target_terms.hpp"
#include "engine/dialects/translation/tool_names.hpp"

// A call in one dialect to a target that speaks another.
namespace weir::dialects {

// An answer on its way from the target's dialect to the caller's.
class AnswerTranslator {
public:
    // `answer` is its id where the provider gives none; `signatures` may be null.
    AnswerTranslator(std::unique_ptr<PartsReader> reader, std::unique_ptr<AnswerWriter> writer,
                     ToolNames tools, std::string answer, SignatureStore* signatures);

    // Appends what an event of the target becomes. Error: it cannot be said; a sentence.
    Result<void> translate(const EventView& event, std::string& events);
    // Appends the end of the stream.
    void end(const Usage& usage, std::string& events);
    std::string errorEvents(Fault fault, std::string_view message) const;

    // A whole answer that the AnswerReader took for one.
    Result<std::string> translateBody(std::string_view body, const Usage& usage);

    // For the loss report: what of the answer the caller does not see.
    std::vector<std::string> losses() const;

private:
    Result<void> putInOrder(bool ended);
    void nameCall(part::Call& call);
    void write(std::string& events);

    std::unique_ptr<PartsReader> m_reader;
    std::unique_ptr<AnswerWriter> m_writer;
    std::vector<AnswerPart> m_parts;    // as they were read
    std::vector<AnswerPart> m_inOrder;  // as they are written
    PartsInOrder m_order;
    ToolNames m_tools;
    std::string m_answer;
    std::size_t m_calls = 0;
    SignatureStore* m_signatures;
    bool m_reasoned = false;
};

struct Translated {
    std::string body;
    std::vector<std::string> losses;
    std::unique_ptr<AnswerTranslator> answer;
};

// What an answer needs to be told by its own name.
struct AnswerName {
    std::string id;              // of the exchange
    std::int64_t createdAt = 0;  // seconds since 1970
};

// The body of a call for a target that is asked at another endpoint. `facts` must come from
// readRequest of the same body. Errors: Invalid, in words for the caller, where without something
// of it the call would be another one.
Result<Translated> translateRequest(Endpoint asked, Endpoint at, std::string_view body,
                                    const RequestFacts& facts, const TargetTerms& terms,
                                    AnswerName name);

}  // namespace weir::dialects
