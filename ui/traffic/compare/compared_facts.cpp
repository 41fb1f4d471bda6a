// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/compare/compared_facts.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>
#include <cstdint>
#include <optional>

#include "engine/base/words.hpp"
#include "ui/traffic/path.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ComparedFacts)
};

using Detail = admin::ExchangeDetail;
using Number = std::optional<std::int64_t>;
using NumberText = QString (*)(std::int64_t);

constexpr QChar kMinus(0x2212);
constexpr QChar kUnequal(0x2260);

QString countOrBytes(std::int64_t number, QString (*text)(std::uint64_t)) {
    return text(static_cast<std::uint64_t>(number));
}
QString asCount(std::int64_t number) {
    return countOrBytes(number, countText);
}
QString asBytes(std::int64_t number) {
    return countOrBytes(number, bytesText);
}
QString asDuration(std::int64_t number) {
    return durationText(number);
}
QString asDollars(std::int64_t number) {
    return dollarsText(Money::fromNano(number));
}

Number tokens(const Detail& detail, std::uint64_t count) {
    const bool unknown = detail.row.usage.source == Source::Unknown && count == 0;
    return unknown ? Number() : Number(static_cast<std::int64_t>(count));
}
Number duration(std::int64_t microseconds) {
    return microseconds < 0 ? Number() : Number(microseconds);
}
// Of what was settled; a hold or a call without a price has words only.
Number cost(const Detail& detail) {
    const bool settled = detail.row.pricing != Pricing::Unpriced && !isRunning(detail.row.state) &&
                         detail.row.state != ExchangeState::Unsettled;
    return settled ? Number(detail.row.cost.nano()) : Number();
}

QString marksOf(const Detail& detail) {
    QStringList words;
    for (const auto& [mark, word] : wordsOf<Mark>()) {
        if (has(detail.row.marks, mark)) {
            words << lookOf(mark).word;
        }
    }
    return words.join(QStringLiteral(", "));
}

// Its port is another one with every connection.
QString clientOf(const Detail& detail) {
    const QString client = text(detail.client);
    return client.contains(u',') ? client.section(u',', 1).trimmed() : client;
}

QString statusText(const Detail& detail) {
    return detail.row.status == 0 ? QString() : QString::number(detail.row.status);
}

// Builds the list, section by section.
class Facts {
public:
    Facts(const Detail& left, const Detail& right) : m_left(left), m_right(right) {}

    void title(const QString& name) {
        dropEmptyTitle();
        m_facts.push_back({name, {}, {}, {}});
    }
    template <class TextOf>
    void text(const QString& name, TextOf textOf) {
        add(name, textOf(m_left), textOf(m_right), std::nullopt);
    }
    // `words` is what the cells say, where it is not the number alone.
    template <class NumberOf>
    void number(const QString& name, NumberOf numberOf, NumberText textOf,
                QString (*words)(const Detail&) = nullptr) {
        const Number left = numberOf(m_left);
        const Number right = numberOf(m_right);
        const auto cell = [&](const Detail& detail, const Number& number) {
            return words != nullptr ? words(detail) : number ? textOf(*number) : QString();
        };
        std::optional<QString> difference;
        if (left && right && *left != *right) {
            const std::int64_t more = *right - *left;
            difference = (more > 0 ? QStringLiteral("+") : QString(kMinus)) +
                         textOf(more > 0 ? more : -more);
        }
        add(name, cell(m_left, left), cell(m_right, right), difference);
    }
    std::vector<ComparedFact> take() {
        dropEmptyTitle();
        return std::move(m_facts);
    }

private:
    void add(const QString& name, const QString& left, const QString& right,
             const std::optional<QString>& difference) {
        if (left.isEmpty() && right.isEmpty()) {
            return;
        }
        const QString sign =
            left == right ? QStringLiteral("=") : difference.value_or(QString(kUnequal));
        m_facts.push_back({name, left, right, sign});
    }
    void dropEmptyTitle() {
        if (!m_facts.empty() && m_facts.back().isTitle()) {
            m_facts.pop_back();
        }
    }

    const Detail& m_left;
    const Detail& m_right;
    std::vector<ComparedFact> m_facts;
};

void addCall(Facts& facts) {
    facts.title(Words::tr("Call"));
    facts.text(Words::tr("State"), [](const Detail& each) { return bareStateOf(each.row).word; });
    facts.text(Words::tr("Marks"), marksOf);
    facts.text(Words::tr("Started"), [](const Detail& each) {
        return localTime(each.row.startedAt).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    });
    facts.text(Words::tr("Key"), [](const Detail& each) { return text(each.row.key); });
    facts.text(Words::tr("Team"), [](const Detail& each) { return text(each.row.team); });
    facts.text(Words::tr("User"), [](const Detail& each) { return text(each.row.user); });
    facts.text(Words::tr("Session"), [](const Detail& each) { return text(each.row.session); });
    facts.text(Words::tr("Client"), clientOf);
    facts.text(Words::tr("Path"), [](const Detail& each) { return text(each.row.endpoint); });
    facts.text(Words::tr("Status"), statusText);
    facts.text(Words::tr("Streamed"), [](const Detail& each) {
        return each.row.stream ? Words::tr("yes") : Words::tr("no");
    });
    facts.text(Words::tr("Error"), [](const Detail& each) { return text(each.row.error); });
}

void addDecision(Facts& facts) {
    facts.title(Words::tr("Decision"));
    facts.text(Words::tr("Asked for"),
               [](const Detail& each) { return text(each.row.modelAsked); });
    facts.text(Words::tr("Served by"), [](const Detail& each) { return text(each.row.target); });
    facts.text(Words::tr("Attempts"),
               [](const Detail& each) { return pathWords(pathOf(each.row)); });
    facts.text(Words::tr("Revision"), [](const Detail& each) {
        return each.revision == 0 ? QString() : countText(each.revision);
    });
}

void addUsage(Facts& facts) {
    facts.title(Words::tr("Usage and cost"));
    const auto sum = [&facts](const QString& name, auto countOf) {
        facts.number(
            name, [countOf](const Detail& each) { return tokens(each, countOf(each.row.usage)); },
            asCount);
    };
    // A part that neither used is not worth a line.
    const auto part = [&facts](const QString& name, auto countOf) {
        facts.number(
            name,
            [countOf](const Detail& each) {
                return Number(static_cast<std::int64_t>(countOf(each.row.usage)));
            },
            [](std::int64_t count) { return count == 0 ? QString() : asCount(count); });
    };
    sum(Words::tr("Tokens in"), [](const Usage& usage) { return usage.tokensIn(); });
    part(Words::tr("read from the cache"), [](const Usage& usage) { return usage.inCacheRead; });
    part(Words::tr("written to the cache"),
         [](const Usage& usage) { return usage.inCacheWrite5m + usage.inCacheWrite1h; });
    sum(Words::tr("Tokens out"), [](const Usage& usage) { return usage.tokensOut(); });
    part(Words::tr("of these reasoning"), [](const Usage& usage) { return usage.outReasoning; });
    facts.text(Words::tr("Tokens known as"),
               [](const Detail& each) { return tokensWord(each.row); });
    facts.number(Words::tr("Cost"), cost, asDollars,
                 [](const Detail& each) { return costFigure(each.row); });
    facts.text(Words::tr("Cost known as"), [](const Detail& each) { return costWord(each.row); });
}

void addTimes(Facts& facts) {
    facts.title(Words::tr("Times and sizes"));
    facts.number(
        Words::tr("First token"),
        [](const Detail& each) { return duration(each.row.firstTokenUs); }, asDuration);
    facts.number(
        Words::tr("In all"), [](const Detail& each) { return duration(each.row.durationUs); },
        asDuration);
    facts.number(
        Words::tr("Added by Weir"), [](const Detail& each) { return duration(each.row.addedUs); },
        asDuration);
    const auto bytes = [](std::uint64_t count) { return Number(static_cast<std::int64_t>(count)); };
    facts.number(
        Words::tr("Request"), [bytes](const Detail& each) { return bytes(each.requestBytes); },
        asBytes);
    facts.number(
        Words::tr("Response"), [bytes](const Detail& each) { return bytes(each.responseBytes); },
        asBytes);
}

}  // namespace

std::vector<ComparedFact> compareFacts(const Detail& left, const Detail& right) {
    Facts facts(left, right);
    addCall(facts);
    addDecision(facts);
    addUsage(facts);
    addTimes(facts);
    return facts.take();
}

}  // namespace weir::ui
