// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/dialects/common/answer.hpp"
#include "engine/dialects/common/json_dom.hpp"

namespace weir::dialects {

// What the readers of all dialects share: parsing, errors inside a 200, and what a usage that was
// not reported, or reported only in part, is taken to be.
class AnswerBase : public AnswerReader {
public:
    EventVerdict onEvent(const EventView& event) override;
    BodyVerdict onBody(int status, std::string_view contentType, std::string_view body) final;
    Usage usage() const override;
    std::string errorEvents(Fault fault, std::string_view message) const override;

protected:
    using Kind = EventVerdict::Kind;

    AnswerBase(Dialect dialect, const RequestFacts& facts);

    // One event that is an object.
    virtual EventVerdict readEvent(std::string_view name, dom::object event) = 0;
    // A whole body that is an object and no error. False if it is not an answer.
    virtual bool readBody(dom::object body) = 0;

    EventVerdict good();
    static EventVerdict ignorable(bool forward = true);
    EventVerdict terminal();
    static EventVerdict failed(AnswerError error);

    void addOutput(std::uint64_t bytes) { m_outputBytes += bytes; }
    void setServedModel(std::string_view model);
    // The last report so far. Once `final`, it is what the attempt used.
    void report(const Usage& usage, bool final);

private:
    Usage estimated() const;

    Dialect m_dialect;
    bool m_stream;
    std::uint64_t m_estimatedIn;
    std::optional<Usage> m_reported;
    bool m_final = false;
    bool m_begun = false;  // something of an answer came
};

ServiceTier tierOf(std::string_view word);

// `whole` less the parts that are counted on their own; a provider whose parts exceed the whole
// does not turn a bucket negative.
constexpr std::uint64_t rest(std::uint64_t whole, std::uint64_t parts) {
    return whole > parts ? whole - parts : 0;
}

}  // namespace weir::dialects
