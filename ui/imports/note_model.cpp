// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/note_model.hpp"

#include <utility>

#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

namespace {

using admin::ImportOutcome;

constexpr ImportOutcome kOutcomes[] = {ImportOutcome::LeftOut, ImportOutcome::Changed,
                                       ImportOutcome::ToDo};

StateLook lookOf(ImportOutcome outcome) {
    switch (outcome) {
        case ImportOutcome::LeftOut:
            return {QStringLiteral("minus"), Tone::Muted, NoteModel::tr("Left out")};
        case ImportOutcome::Changed:
            return {QStringLiteral("pencil"), Tone::Info, NoteModel::tr("Changed")};
        case ImportOutcome::ToDo:
            return {QStringLiteral("triangle-alert"), Tone::Warn, NoteModel::tr("To do")};
    }
    return {};
}

}  // namespace

void NoteModel::setNotes(std::vector<admin::ImportNote> notes) {
    beginResetModel();
    m_notes = std::move(notes);
    endResetModel();
}

void NoteModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int NoteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_notes.size());
}

int NoteModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NoteModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const admin::ImportNote& note = m_notes[static_cast<std::size_t>(index.row())];
    const bool words = role == Qt::DisplayRole;
    switch (index.column()) {
        case Outcome: {
            const StateLook look = lookOf(note.outcome);
            return words                    ? QVariant(look.word)
                   : role == kIconRole      ? QVariant(look.icon)
                   : role == kIconTokenRole ? QVariant(static_cast<int>(tokenOf(look.tone)))
                                            : QVariant();
        }
        case Line:
            return role == kFiguresRole     ? QVariant(true)
                   : words && note.line > 0 ? QVariant(countText(note.line))
                                            : QVariant();
        case What:
            return words || role == Qt::ToolTipRole ? QVariant(QString::fromStdString(note.what))
                                                    : QVariant();
        case Why:
            return words || role == Qt::ToolTipRole ? QVariant(QString::fromStdString(note.why))
                                                    : QVariant();
        default:
            return {};
    }
}

QVariant NoteModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == kWordsRole && section == Outcome) {
        QStringList words;
        for (const ImportOutcome each : kOutcomes) {
            words << lookOf(each).word;
        }
        return words;
    }
    if (role == kFiguresRole && section == Line) {
        return true;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Outcome:
            return tr("Result");
        case Line:
            return tr("Line");
        case What:
            return tr("What");
        case Why:
            return tr("Why");
        default:
            return {};
    }
}

}  // namespace weir::ui
