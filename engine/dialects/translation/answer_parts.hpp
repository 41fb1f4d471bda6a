// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/usage.hpp"
#include "engine/dialects/common/answer.hpp"
#include "engine/dialects/common/errors.hpp"

// An answer in no dialect: what all of them can say, in the order in which it comes.
namespace weir::dialects {

namespace part {

struct Begin {
    std::string id;     // the provider's; may be empty
    std::string model;  // that serves it; may be empty
};
struct Text {
    std::string text;
};
// What the model thought, as far as the provider shows it.
struct Reasoning {
    std::string text;
};
// A call begins; what was open before is complete.
struct Call {
    std::string id;  // may be empty as it is read: some servers give none
    std::string name;
    std::string signature = {};  // the provider wants it back with the call
};
// JSON, as far as it has come, of the call that began last.
struct Arguments {
    std::string text;
};
struct Finish {
    enum class Why : std::uint8_t { Stop, StopSequence, Length, Calls, Refusal };
    Why why = Why::Stop;
    std::string stopSequence;
};
// The provider said what cannot be said again.
struct Nonsense {
    std::string_view why;  // a sentence
};

}  // namespace part

using AnswerPart = std::variant<part::Begin, part::Text, part::Reasoning, part::Call,
                                part::Arguments, part::Finish, part::Nonsense>;

// Nothing of an empty text.
void addText(std::string_view text, std::vector<AnswerPart>& parts);
void addReasoning(std::string_view text, std::vector<AnswerPart>& parts);

// Takes an answer of one dialect apart. Usage, errors and the end are the AnswerReader's.
class PartsReader {
public:
    virtual ~PartsReader() = default;
    virtual void readEvent(const EventView& event, std::vector<AnswerPart>& parts) = 0;
    // A whole answer that the AnswerReader took for one.
    virtual void readBody(std::string_view body, std::vector<AnswerPart>& parts) = 0;
};

// Says an answer in one dialect: either events, or when all of it is there the whole.
class AnswerWriter {
public:
    virtual ~AnswerWriter() = default;

    virtual void write(const AnswerPart& part, std::string& events) = 0;
    // What ends the stream.
    virtual void end(const Usage& usage, std::string& events) = 0;
    // Ends a stream that broke off.
    virtual std::string errorEvents(Fault fault, std::string_view message) const = 0;

    virtual std::string whole(const std::vector<AnswerPart>& parts, const Usage& usage) = 0;

    // The dialect has no place for what the model thought, or only one that must be sealed by its
    // provider.
    virtual bool showsReasoning() const { return false; }
};

}  // namespace weir::dialects
