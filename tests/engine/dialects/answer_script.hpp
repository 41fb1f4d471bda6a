// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dialects/common/answer.hpp"
#include "tests/engine/dialects/json.hpp"

namespace weir::test {

// Plays events to a reader and keeps what it said, as a line: G good, i ignorable, E error,
// T terminal; in capitals or not, a "-" follows what is not forwarded.
class AnswerScript {
public:
    explicit AnswerScript(dialects::Endpoint endpoint, bool asksForUsage = false,
                          bool stream = true) {
        dialects::RequestFacts facts;
        facts.stream = stream;
        facts.asksForUsage = asksForUsage;
        facts.estimatedTokensIn = 77;
        m_reader = dialects::makeAnswerReader(endpoint, facts);
    }

    // One event: "name|data" or "data", with ' for ".
    void play(std::string_view event) {
        const auto bar = event.find('|');
        const std::string name(bar == event.npos ? "" : event.substr(0, bar));
        const std::string data = json(bar == event.npos ? event : event.substr(bar + 1));
        m_last = m_reader->onEvent({name, data});
        constexpr std::string_view kSigns = "GiET";
        m_signs += kSigns[static_cast<std::size_t>(m_last.kind)];
        if (!m_last.forward) {
            m_signs += '-';
        }
    }
    void playAll(const std::vector<std::string>& events) {
        for (const std::string& event : events) {
            play(event);
        }
    }

    const std::string& signs() const { return m_signs; }
    const dialects::EventVerdict& last() const { return m_last; }
    dialects::AnswerReader& reader() { return *m_reader; }
    Usage usage() const { return m_reader->usage(); }

private:
    std::unique_ptr<dialects::AnswerReader> m_reader;
    dialects::EventVerdict m_last;
    std::string m_signs;
};

}  // namespace weir::test
