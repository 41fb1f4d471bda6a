// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/flow_bands.hpp"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QStringList>
#include <algorithm>

#include "engine/base/csv.hpp"
#include "ui/charts/flow_series.hpp"
#include "ui/routing/flow_words.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

struct BandWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::FlowBands)
};

constexpr std::size_t kMostNeighbours = 5;  // that are read out
constexpr int kWidestHead = 320;            // of what is shown under the pointer

// As the flow of the overview names and colours them.
const FlowSeries* seriesOf(FlowEnd end) {
    const auto& all = flowSeries();
    const auto at = static_cast<std::size_t>(end);
    return at < all.size() ? &all[at] : nullptr;
}

QString nameOf(FlowEnd end) {
    if (const FlowSeries* series = seriesOf(end)) {
        return nameOf(*series);
    }
    //: Of calls that a target failed, and that the next one was asked for
    return end == FlowEnd::Passed ? BandWords::tr("Passed on") : BandWords::tr("Cancelled");
}

BandSeries lookOfEnd(FlowEnd end) {
    if (const FlowSeries* series = seriesOf(end)) {
        return {series->token, series->opacity, false};
    }
    return end == FlowEnd::Passed ? BandSeries{Token::Series2, 0.85, true}
                                  : BandSeries{Token::Control, 0.6, false};
}

void addBox(BandNode& band, const FlowNode& node) {
    band.box.head = QFontMetrics(ui::font(TextRole::SmallStrong))
                        .elidedText(band.title, band.elide, metrics().px(kWidestHead));
    for (std::size_t at = 0; at < kFlowEnds; ++at) {
        const auto end = static_cast<FlowEnd>(at);
        if (node.ended[at] > 0 && end != FlowEnd::Passed) {
            band.box.lines.push_back(
                {nameOf(end), countText(node.ended[at]), lookOfEnd(end).token});
        }
    }
    band.box.lines.push_back({BandWords::tr("All calls"), countText(node.calls()), {}, true});
    if (node.passed() > 0) {
        band.box.lines.push_back({nameOf(FlowEnd::Passed), countText(node.passed()), {}});
    }
    if (node.running > 0) {
        band.box.lines.push_back({BandWords::tr("Under way"), countText(node.running), {}});
    }
    if (node.tokens > 0) {
        band.box.lines.push_back(
            {BandWords::tr("Tokens"),
             (node.estimated > 0 ? QStringLiteral("~") : QString()) + countText(node.tokens),
             {}});
    }
    if (node.spent != Money()) {
        band.box.lines.push_back(
            {BandWords::tr("Spent"),
             (node.estimated > 0 ? QStringLiteral("~") : QString()) + dollarsText(node.spent),
             {}});
    }
    if (node.unpriced > 0) {
        band.box.lines.push_back({BandWords::tr("Unpriced"), countText(node.unpriced), {}});
    }
}

// What a picture shows by its bands.
QString neighboursText(std::size_t at, const FlowNodes& nodes) {
    std::vector<std::uint64_t> to(nodes.nodes.size(), 0);
    std::vector<std::uint64_t> from(nodes.nodes.size(), 0);
    for (const FlowWay& way : nodes.ways) {
        for (std::size_t column = 0; column < way.nodes.size(); ++column) {
            if (way.nodes[column] != at) {
                continue;
            }
            if (column + 1 < way.nodes.size() && (column > 0 || way.end != FlowEnd::Passed)) {
                to[way.nodes[column + 1]] += way.calls;
            }
            if (column > 0) {
                from[way.nodes[column - 1]] += way.calls;
            }
        }
    }
    QStringList parts;
    const auto list = [&](const std::vector<std::uint64_t>& amounts, bool away) {
        std::vector<std::size_t> order;
        for (std::size_t node = 0; node < amounts.size(); ++node) {
            if (amounts[node] > 0) {
                order.push_back(node);
            }
        }
        std::ranges::stable_sort(order, std::greater(),
                                 [&](std::size_t node) { return amounts[node]; });
        order.resize(std::min(order.size(), kMostNeighbours));
        for (const std::size_t node : order) {
            const QString name = titleOf(nodes.nodes[node]);
            parts << (away ? BandWords::tr("to %1 %2") : BandWords::tr("from %1 %2"))
                         .arg(name, countText(amounts[node]));
        }
    };
    list(from, false);
    list(to, true);
    return parts.join(QStringLiteral(", "));
}

QString spokenOf(std::size_t at, const BandNode& band, const FlowNodes& nodes) {
    QStringList parts{band.title, callsText(nodes.nodes[at].calls()), band.note};
    for (const HoverBox::Line& line : band.box.lines) {
        if (line.square) {
            parts << QStringLiteral("%1 %2").arg(line.name, line.value);
        }
    }
    parts << neighboursText(at, nodes);
    parts.removeAll({});
    return parts.join(QStringLiteral(", "));
}

std::vector<BandHint> hintsOf(const FlowNodes& nodes, const admin::RouteFlow& flow) {
    std::vector<BandHint> hints;
    const auto placeOf = [&](FlowNodeKind kind, const std::string& name) {
        return std::ranges::find_if(nodes.nodes, [&](const FlowNode& node) {
            return node.kind == kind && node.name == name;
        });
    };
    for (const admin::RoutedRule& rule : flow.rules) {
        const auto from = placeOf(FlowNodeKind::Rule, rule.name);
        if (from == nodes.nodes.end() || !rule.enabled) {
            continue;
        }
        for (const std::string& target : rule.targets) {
            const auto to = placeOf(FlowNodeKind::Target, target);
            if (to == nodes.nodes.end()) {
                continue;
            }
            const BandHint hint{static_cast<std::size_t>(from - nodes.nodes.begin()),
                                static_cast<std::size_t>(to - nodes.nodes.begin())};
            const bool taken = std::ranges::any_of(nodes.ways, [&](const FlowWay& way) {
                return way.nodes[1] == hint.from && way.nodes[2] == hint.to;
            });
            if (!taken) {
                hints.push_back(hint);
            }
        }
    }
    return hints;
}

// Callers make up names of models, and a spreadsheet runs what looks like a formula.
QString cellOf(const QString& title) {
    return QString::fromStdString(csvText(title.simplified().toStdString()));
}

QString tableOf(const FlowNodes& nodes, const std::vector<QString>& heads) {
    QString table = QStringList(heads.begin(), heads.end()).join(u'\t') + u'\t' +
                    BandWords::tr("How they ended") + u'\t' + BandWords::tr("Calls") + u'\n';
    for (const FlowWay& way : nodes.ways) {
        for (const std::size_t node : way.nodes) {
            table += cellOf(titleOf(nodes.nodes[node])) + u'\t';
        }
        table += nameOf(way.end) + u'\t' + QString::number(way.calls) + u'\n';
    }
    return table;
}

}  // namespace

QVector<LegendEntry> bandLegend(const FlowNodes& nodes) {
    QVector<LegendEntry> entries;
    for (std::size_t at = 0; at < kFlowEnds; ++at) {
        const auto end = static_cast<FlowEnd>(at);
        const bool rare = end == FlowEnd::Cached || end == FlowEnd::Cancelled;
        const bool any = std::ranges::any_of(
            nodes.ways, [&](const FlowWay& way) { return way.end == end && way.calls > 0; });
        if (!rare || any) {
            const BandSeries look = lookOfEnd(end);
            entries.push_back(
                {nameOf(end), look.token, end == FlowEnd::Passed,
                 look.hatched ? LegendEntry::Sign::Hatched : LegendEntry::Sign::Filled});
        }
    }
    return entries;
}

BandData bandsOf(const FlowNodes& nodes, const admin::RouteFlow& flow) {
    BandData data;
    //: Heads of the three columns of a picture: callers, rules, and where calls go
    data.heads = {BandWords::tr("Who calls"), BandWords::tr("By which rule"),
                  BandWords::tr("Where to")};
    for (std::size_t at = 0; at < kFlowEnds; ++at) {
        data.series.push_back(lookOfEnd(static_cast<FlowEnd>(at)));
    }
    for (const FlowNode& node : nodes.nodes) {
        BandNode band;
        band.id = node.id();
        band.column = node.column;
        band.title = titleOf(node);
        band.elide = node.kind == FlowNodeKind::Target ? Qt::ElideMiddle : Qt::ElideRight;
        band.figure = countText(node.calls());
        band.quiet = node.calls() == 0;
        const StateLook note = noteOf(node, flow);
        band.noteIcon = note.icon;
        band.noteTone = note.tone;
        band.note = note.word;
        addBox(band, node);
        data.nodes.push_back(std::move(band));
    }
    for (std::size_t at = 0; at < nodes.nodes.size(); ++at) {
        data.nodes[at].spoken = spokenOf(at, data.nodes[at], nodes);
    }
    for (const FlowWay& way : nodes.ways) {
        data.ways.push_back({{way.nodes.begin(), way.nodes.end()},
                             static_cast<std::size_t>(way.end),
                             static_cast<double>(way.calls),
                             way.end == FlowEnd::Passed ? std::size_t(1) : std::size_t(0)});
    }
    data.hints = hintsOf(nodes, flow);
    data.table = tableOf(nodes, data.heads);
    return data;
}

}  // namespace weir::ui
