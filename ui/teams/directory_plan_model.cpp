// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/directory_plan_model.hpp"

#include <algorithm>

#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

namespace {

QString kindText(admin::MemberKind kind) {
    switch (kind) {
        case admin::MemberKind::Team:
            return DirectoryPlanModel::tr("Team");
        case admin::MemberKind::User:
            return DirectoryPlanModel::tr("User");
        case admin::MemberKind::Key:
            break;
    }
    return DirectoryPlanModel::tr("Key");
}

QString orNothing(const std::string& text) {
    return text.empty() ? QStringLiteral("–") : QString::fromStdString(text);
}

// "tier: gold → silver; tags: eu": columns by the names that the file has for them.
QString fieldsText(const admin::PlannedMember& member) {
    QStringList parts;
    for (const admin::FieldChange& field : member.fields) {
        const QString column = QString::fromStdString(field.column);
        parts << (member.effect == admin::ImportEffect::Added
                      ? QStringLiteral("%1: %2").arg(column, orNothing(field.now))
                      : QStringLiteral("%1: %2 → %3")
                            .arg(column, orNothing(field.before), orNothing(field.now)));
    }
    return parts.join(QStringLiteral("; "));
}

QString problemText(const admin::DirectoryProblem& problem) {
    return QString::fromStdString(problem.hint.empty() ? problem.message
                                                       : problem.message + ' ' + problem.hint);
}

}  // namespace

StateLook DirectoryPlanModel::lookOf(Kind kind) {
    switch (kind) {
        case Kind::Problem:
            return {QStringLiteral("circle-alert"), Tone::Error, tr("Problem")};
        case Kind::Note:
            return {QStringLiteral("info"), Tone::Info, tr("Note")};
        case Kind::Added:
            return {QStringLiteral("plus"), Tone::Ok, tr("Added")};
        case Kind::Changed:
            return {QStringLiteral("pencil"), Tone::Info, tr("Changed")};
        case Kind::Unchanged:
            break;
    }
    return {QStringLiteral("minus"), Tone::Muted, tr("As it is")};
}

void DirectoryPlanModel::setPlan(const admin::DirectoryPlan& plan) {
    beginResetModel();
    m_plan = plan;
    m_rows.clear();
    for (const admin::DirectoryProblem& problem : m_plan.problems) {
        m_rows.push_back({problem.stops ? Kind::Problem : Kind::Note, &problem, nullptr});
    }
    for (const admin::PlannedMember& member : m_plan.members) {
        const Kind kind = member.effect == admin::ImportEffect::Added     ? Kind::Added
                          : member.effect == admin::ImportEffect::Changed ? Kind::Changed
                                                                          : Kind::Unchanged;
        m_rows.push_back({kind, nullptr, &member});
    }
    std::ranges::stable_sort(m_rows, {}, [](const Row& row) {
        return row.kind == Kind::Changed ? Kind::Added : row.kind;
    });
    endResetModel();
}

void DirectoryPlanModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    }
}

int DirectoryPlanModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DirectoryPlanModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString DirectoryPlanModel::textOf(const Row& row, int column) {
    const std::uint32_t line = row.problem != nullptr ? row.problem->line : row.member->line;
    switch (column) {
        case Outcome:
            return lookOf(row.kind).word;
        case Line:
            return line == 0 ? QString() : countText(line);
        case Of:
            return row.problem != nullptr ? QString::fromStdString(row.problem->column)
                                          : kindText(row.member->kind);
        case Name:
            return row.problem != nullptr ? QString() : QString::fromStdString(row.member->name);
        case What:
            return row.problem != nullptr ? problemText(*row.problem) : fieldsText(*row.member);
        default:
            return {};
    }
}

QVariant DirectoryPlanModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return textOf(row, index.column());
        case Qt::ToolTipRole:
            return index.column() == What || index.column() == Name
                       ? QVariant(textOf(row, index.column()))
                       : QVariant();
        case kFiguresRole:
            return index.column() == Line;
        case kIconRole:
            return index.column() == Outcome ? QVariant(lookOf(row.kind).icon) : QVariant();
        case kIconTokenRole:
            return index.column() == Outcome
                       ? QVariant(static_cast<int>(tokenOf(lookOf(row.kind).tone)))
                       : QVariant();
        default:
            return {};
    }
}

QVariant DirectoryPlanModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == kWordsRole && section == Outcome) {
        QStringList words;
        for (const Kind kind :
             {Kind::Problem, Kind::Note, Kind::Added, Kind::Changed, Kind::Unchanged}) {
            words << lookOf(kind).word;
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
        case Of:
            return tr("Kind");
        case Name:
            return tr("Name");
        case What:
            return tr("What");
        default:
            return {};
    }
}

}  // namespace weir::ui
