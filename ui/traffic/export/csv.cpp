// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/csv.hpp"

#include <QDateTime>
#include <string>
#include <string_view>

#include "engine/base/words.hpp"
#include "ui/traffic/export/call_format.hpp"
#include "ui/widgets/local_time.hpp"

namespace weir::ui {

namespace {

using Row = admin::ExchangeRow;

std::string timeText(Timestamp at) {
    return localTime(at).toUTC().toString(Qt::ISODateWithMs).toStdString();
}

std::string marksText(Mark marks) {
    std::string words;
    for (const auto& [mark, word] : wordsOf<Mark>()) {
        if (has(marks, mark)) {
            words += (words.empty() ? "" : " ") + word;
        }
    }
    return words;
}

std::string pathText(const Row& row) {
    std::string words;
    for (const AttemptSign sign : row.path) {
        words += (words.empty() ? "" : " ") + std::string(wordOf(sign));
    }
    return words;
}

// Nothing is known to have been used: an empty cell, because zero would be a number.
std::string tokensText(const Row& row, std::uint64_t tokens) {
    return row.usage.source == Source::Unknown && tokens == 0 ? std::string()
                                                              : std::to_string(tokens);
}

// What a call that has not been settled may cost at most, as it was set aside.
bool isHold(const Row& row) {
    return row.state == ExchangeState::Pending || row.state == ExchangeState::Unsettled;
}

std::string costText(const Row& row) {
    const bool known = row.pricing != Pricing::Unpriced || row.cost != Money();
    return known && !isHold(row) ? row.cost.text() : std::string();
}

std::string heldText(const Row& row) {
    return isHold(row) && row.cost != Money() ? row.cost.text() : std::string();
}

std::string statusText(const Row& row) {
    return row.status == 0 ? std::string() : std::to_string(row.status);
}

std::string millisText(std::int64_t microseconds) {
    constexpr int kDecimals = 3;
    return microseconds < 0
               ? std::string()
               : QString::number(static_cast<double>(microseconds) / 1e3, 'f', kDecimals)
                     .toStdString();
}

// Text that somebody may have typed goes through csvText(); everything else is ours.
struct Column {
    const char* name;
    std::string (*cell)(const Row& row);
};
constexpr Column kColumns[] = {
    {"id", [](const Row& row) { return row.id.text(); }},
    {"started_at", [](const Row& row) { return timeText(row.startedAt); }},
    {"state", [](const Row& row) { return std::string(wordOf(row.state)); }},
    {"marks", [](const Row& row) { return marksText(row.marks); }},
    {"key", [](const Row& row) { return csvText(row.key); }},
    {"team", [](const Row& row) { return csvText(row.team); }},
    {"user", [](const Row& row) { return csvText(row.user); }},
    {"session", [](const Row& row) { return csvText(row.session); }},
    {"endpoint", [](const Row& row) { return csvText(row.endpoint); }},
    {"dialect", [](const Row& row) { return csvText(row.dialect); }},
    {"model_asked", [](const Row& row) { return csvText(row.modelAsked); }},
    {"target", [](const Row& row) { return csvText(row.target); }},
    {"path", pathText},
    {"status", statusText},
    {"stream", [](const Row& row) { return std::string(row.stream ? "true" : "false"); }},
    {"tokens_in", [](const Row& row) { return tokensText(row, row.usage.tokensIn()); }},
    {"tokens_in_cache_read", [](const Row& row) { return tokensText(row, row.usage.inCacheRead); }},
    {"tokens_in_cache_write",
     [](const Row& row) {
         return tokensText(row, row.usage.inCacheWrite5m + row.usage.inCacheWrite1h);
     }},
    {"tokens_out", [](const Row& row) { return tokensText(row, row.usage.tokensOut()); }},
    {"tokens_out_reasoning",
     [](const Row& row) { return tokensText(row, row.usage.outReasoning); }},
    {"usage_source", [](const Row& row) { return std::string(wordOf(row.usage.source)); }},
    {"pricing", [](const Row& row) { return std::string(wordOf(row.pricing)); }},
    {"cost_usd", costText},
    {"held_usd", heldText},
    {"duration_ms", [](const Row& row) { return millisText(row.durationUs); }},
    {"first_token_ms", [](const Row& row) { return millisText(row.firstTokenUs); }},
    {"added_ms", [](const Row& row) { return millisText(row.addedUs); }},
    {"error", [](const Row& row) { return csvText(row.error); }},
};

template <class CellOf>
QByteArray lineOf(CellOf cellOf) {
    std::string line;
    for (const Column& column : kColumns) {
        line += line.empty() && &column == kColumns ? "" : ",";
        line += cellOf(column);
    }
    return QByteArray::fromStdString(line + "\r\n");
}

class Csv : public CallFormat {
public:
    QByteArray begin() override {
        return lineOf([](const Column& column) { return std::string(column.name); });
    }
    QByteArray of(const WholeCall& call) override {
        return lineOf([&call](const Column& column) { return column.cell(call.detail.row); });
    }
};

}  // namespace

std::unique_ptr<CallFormat> makeCsv() {
    return std::make_unique<Csv>();
}

}  // namespace weir::ui
