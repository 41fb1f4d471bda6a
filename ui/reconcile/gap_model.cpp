// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reconcile/gap_model.hpp"

#include <QStringList>
#include <algorithm>
#include <utility>

#include "engine/base/csv.hpp"
#include "engine/base/words.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

namespace {

// Signs say how much it matters: what came past the gateway most, what explains itself least.
StateLook lookOf(GapCause cause) {
    switch (cause) {
        case GapCause::None:
            return {QStringLiteral("check"), Tone::Ok, GapModel::tr("The same")};
        case GapCause::OutsideWeir:
            return {QStringLiteral("octagon-minus"), Tone::Error,
                    GapModel::tr("Calls outside Weir")};
        case GapCause::OtherZone:
            return {QStringLiteral("clock"), Tone::Muted, GapModel::tr("Days of another zone")};
        case GapCause::Estimated:
            return {QStringLiteral("info"), Tone::Info, GapModel::tr("Estimated usage")};
        case GapCause::Unpriced:
            return {QStringLiteral("triangle-alert"), Tone::Warn, GapModel::tr("No known price")};
        case GapCause::OtherPrice:
            return {QStringLiteral("triangle-alert"), Tone::Warn, GapModel::tr("Another price")};
        case GapCause::LateSettled:
            return {QStringLiteral("hourglass"), Tone::Muted, GapModel::tr("Not all counted yet")};
        case GapCause::NotReported:
            return {QStringLiteral("triangle-alert"), Tone::Warn,
                    GapModel::tr("Not in the export")};
    }
    return {};
}

QString isoDay(Timestamp day) {
    return QString::fromStdString(toIso(day).substr(0, 10));
}

// "1,200 / 1,100"; of what is the same one figure.
QString pair(const QString& theirs, const QString& ours) {
    return theirs == ours ? theirs : QStringLiteral("%1 / %2").arg(theirs, ours);
}

}  // namespace

void GapModel::setFigures(admin::Reconciliation figures) {
    beginResetModel();
    m_figures = std::move(figures);
    std::ranges::stable_partition(m_figures.rows,
                                  [](const auto& row) { return row.cause != GapCause::None; });
    endResetModel();
}

void GapModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int GapModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_figures.rows.size());
}

int GapModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString GapModel::cell(const admin::ReconciledRow& row, int column) const {
    switch (column) {
        case Cause:
            return lookOf(row.cause).word;
        case Day:
            return isoDay(row.day);
        case Model:
            return row.model.empty() ? tr("all") : QString::fromStdString(row.model);
        case TokensIn:
            return m_figures.tellsTokens
                       ? pair(countText(row.theirs.tokensIn), countText(row.ours.tokensIn))
                       : countText(row.ours.tokensIn);
        case TokensOut:
            return m_figures.tellsTokens
                       ? pair(countText(row.theirs.tokensOut), countText(row.ours.tokensOut))
                       : countText(row.ours.tokensOut);
        case Cost:
            return m_figures.tellsCosts
                       ? pair(dollarsCellText(row.theirs.cost), dollarsCellText(row.ours.cost))
                       : dollarsCellText(row.ours.cost);
        default:
            return {};
    }
}

QVariant GapModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const admin::ReconciledRow& row = m_figures.rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (role == Qt::DisplayRole) {
        return cell(row, column);
    }
    if (role == kFiguresRole && column >= TokensIn) {
        return true;
    }
    if (column == Cause && (role == kIconRole || role == kIconTokenRole)) {
        const StateLook look = lookOf(row.cause);
        return role == kIconRole ? QVariant(look.icon)
                                 : QVariant(static_cast<int>(tokenOf(look.tone)));
    }
    return role == Qt::ToolTipRole && column == Model ? QVariant(cell(row, column)) : QVariant();
}

QVariant GapModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == kWordsRole && section == Cause) {
        QStringList words;
        for (const auto& [cause, word] : wordsOf<GapCause>()) {
            words << lookOf(cause).word;
        }
        return words;
    }
    if (role == kFiguresRole && section >= TokensIn) {
        return true;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Cause:
            return tr("Likely cause");
        case Day:
            return tr("Day, UTC");
        case Model:
            return tr("Model");
        case TokensIn:
            return tr("In: theirs / ours");
        case TokensOut:
            return tr("Out");
        case Cost:
            return tr("Cost, $");
        default:
            return {};
    }
}

QString GapModel::csv() const {
    QString text = QStringLiteral(
        "day,model,cause,their_requests,our_requests,their_tokens_in,our_tokens_in,"
        "their_tokens_cached,our_tokens_cached,their_tokens_out,our_tokens_out,their_cost,"
        "our_cost\r\n");
    for (const admin::ReconciledRow& row : m_figures.rows) {
        QStringList cells{isoDay(row.day), QString::fromStdString(csvText(row.model)),
                          QString::fromUtf8(wordOf(row.cause).data(),
                                            static_cast<int>(wordOf(row.cause).size()))};
        for (const auto& [theirs, ours] :
             {std::pair(row.theirs.requests, row.ours.requests),
              std::pair(row.theirs.tokensIn, row.ours.tokensIn),
              std::pair(row.theirs.tokensCached, row.ours.tokensCached),
              std::pair(row.theirs.tokensOut, row.ours.tokensOut)}) {
            cells << QString::number(theirs) << QString::number(ours);
        }
        cells << QString::fromStdString(row.theirs.cost.text())
              << QString::fromStdString(row.ours.cost.text());
        text += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return text;
}

}  // namespace weir::ui
