// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/directory_model.hpp"

#include <algorithm>
#include <utility>

#include "ui/budgets/budget_text.hpp"
#include "ui/spend/spend_range.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::minutes kNow{2};

StateLook lookOf(KeyLook look) {
    switch (look) {
        case KeyLook::ExpiresSoon:
            return {QStringLiteral("hourglass"), Tone::Warn, DirectoryModel::tr("Expires soon")};
        case KeyLook::Expired:
            return {QStringLiteral("x"), Tone::Error, DirectoryModel::tr("Expired")};
        case KeyLook::Missing:
            return {QStringLiteral("circle-help"), Tone::Error,
                    DirectoryModel::tr("Lets nobody in")};
        case KeyLook::Valid:
            break;
    }
    return {QStringLiteral("check"), Tone::Muted, DirectoryModel::tr("Valid")};
}

QString iconOf(const DirectoryRow& row) {
    switch (row.kind) {
        case RowKind::Organisation:
            return QStringLiteral("organisation");
        case RowKind::Team:
            return QStringLiteral("team");
        case RowKind::User:
            return QStringLiteral("user");
        case RowKind::Key:
            break;
    }
    return row.key->user.empty() ? QStringLiteral("bot") : QStringLiteral("key");
}

const HeldLimit& heldIn(const DirectoryRow& row, int column) {
    return row.limits[static_cast<std::size_t>(*limitIn(column))];
}

QString limitText(const HeldLimit& held) {
    if (held.value == 0) {
        return QStringLiteral("–");
    }
    const QString own = held.own ? amountText(held.value) : QString();
    if (held.own && held.stricter == 0) {
        return own;
    }
    const QString above = QStringLiteral("%1 ↰ %2").arg(
        amountText(held.own ? held.stricter : held.value),
        held.from.empty() ? DirectoryModel::tr("Organisation") : QString::fromStdString(held.from));
    return held.own ? QStringLiteral("%1 (%2)").arg(own, above) : above;
}

}  // namespace

std::optional<MinuteLimit> limitIn(int column) {
    switch (column) {
        case DirectoryModel::Requests:
            return MinuteLimit::Requests;
        case DirectoryModel::Tokens:
            return MinuteLimit::Tokens;
        default:
            return std::nullopt;
    }
}

QString nameOf(const DirectoryRow& row) {
    return row.kind == RowKind::Organisation ? DirectoryModel::tr("Organisation")
                                             : QString::fromStdString(row.name);
}

QString expiryText(Timestamp end, const QTimeZone& zone) {
    return end == Timestamp() ? DirectoryModel::tr("never") : dayText(timeIn(zone, end).date());
}

QString lastUsedText(Timestamp used, Timestamp now, const QTimeZone& zone) {
    if (used == Timestamp()) {
        return QStringLiteral("–");
    }
    if (now - used < kNow) {
        return DirectoryModel::tr("now");
    }
    const QDateTime at = timeIn(zone, used);
    const QDate today = timeIn(zone, now).date();
    return at.date() == today ? hourText(at.time()) : nearDayText(at.date(), today);
}

DirectoryModel::DirectoryModel(QTimeZone zone, QObject* parent)
    : QAbstractTableModel(parent), m_zone(std::move(zone)) {}

void DirectoryModel::setDirectory(const Directory& directory) {
    const std::vector<std::string> before = shownIds();
    m_now = directory.now;
    m_rows = directoryRows(directory);
    choose(before);
}

void DirectoryModel::setSearch(const QString& text) {
    m_search = text.trimmed();
    choose(shownIds());
}

bool DirectoryModel::matches(const DirectoryRow& row) const {
    const auto holds = [this](const std::string& text) {
        return QString::fromStdString(text).contains(m_search, Qt::CaseInsensitive);
    };
    if (row.kind == RowKind::Organisation) {
        return false;
    }
    if (holds(row.name) || (row.key && holds(row.key->start))) {
        return true;
    }
    if (row.userFacts) {
        return holds(row.userFacts->user.displayName) || holds(row.userFacts->user.email);
    }
    return row.teamFacts && (holds(row.teamFacts->team.costCentre) ||
                             std::ranges::any_of(row.teamFacts->team.tags, holds));
}

bool DirectoryModel::isOpen(const DirectoryRow& row) const {
    return isSearching() || !m_closed.contains(QString::fromStdString(row.id()));
}

std::vector<std::string> DirectoryModel::shownIds() const {
    std::vector<std::string> ids;
    ids.reserve(m_shown.size());
    for (const std::size_t line : m_shown) {
        ids.push_back(m_rows[line].id());
    }
    return ids;
}

// What matches stands with what it is below and what is below it.
void DirectoryModel::choose(const std::vector<std::string>& before) {
    std::vector<bool> shown(m_rows.size(), !isSearching());
    std::vector<std::size_t> above;  // the lines that the next one is below
    std::vector<bool> matched;       // of those
    int closedAt = -1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const auto depth = static_cast<std::size_t>(m_rows[i].depth);
        above.resize(std::min(above.size(), depth));
        matched.resize(above.size());
        if (isSearching()) {
            const bool inherits = !matched.empty() && matched.back();
            const bool match = inherits || matches(m_rows[i]);
            shown[i] = match;
            if (match && !inherits) {
                for (const std::size_t each : above) {
                    shown[each] = true;
                }
            }
            matched.push_back(match);
        } else {
            if (closedAt >= m_rows[i].depth) {
                closedAt = -1;
            }
            shown[i] = closedAt < 0;
            if (closedAt < 0 && m_rows[i].hasChildren && !isOpen(m_rows[i])) {
                closedAt = m_rows[i].depth;
            }
            matched.push_back(false);
        }
        above.push_back(i);
    }
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (shown[i]) {
            lines.push_back(i);
        }
    }
    // Lines that stay keep selection and place; only what they say may have changed.
    const bool stay = lines.size() == before.size() &&
                      std::equal(lines.begin(), lines.end(), before.begin(),
                                 [this](std::size_t line, const std::string& id) {
                                     return m_rows[line].id() == id;
                                 });
    if (stay) {
        m_shown = std::move(lines);
        if (rowCount() > 0) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
        }
        return;
    }
    beginResetModel();
    m_shown = std::move(lines);
    endResetModel();
}

const DirectoryRow* DirectoryModel::at(int line) const {
    return line < 0 || line >= rowCount() ? nullptr
                                          : &m_rows[m_shown[static_cast<std::size_t>(line)]];
}

int DirectoryModel::lineOf(const std::string& id) const {
    for (int line = 0; line < rowCount(); ++line) {
        const DirectoryRow& row = *at(line);
        // A user is told by the name alone, too.
        if (row.id() == id || (row.kind == RowKind::User && "user:" + row.name == id)) {
            return line;
        }
    }
    return -1;
}

void DirectoryModel::setOpen(int line, bool open) {
    const DirectoryRow* row = at(line);
    if (row == nullptr || !row->hasChildren) {
        return;
    }
    const QString id = QString::fromStdString(row->id());
    if (open) {
        m_closed.remove(id);
    } else {
        m_closed.insert(id);
    }
    choose(shownIds());
}

int DirectoryModel::parentOf(int line) const {
    const DirectoryRow* row = at(line);
    for (int above = line - 1; row != nullptr && above >= 0; --above) {
        if (at(above)->depth < row->depth) {
            return above;
        }
    }
    return -1;
}

void DirectoryModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    }
}

int DirectoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int DirectoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString DirectoryModel::textOf(const DirectoryRow& row, int column) const {
    switch (column) {
        case Name:
            return nameOf(row);
        case Tier:
            return QString::fromStdString(row.tier);
        case Requests:
        case Tokens:
            return limitText(heldIn(row, column));
        case State:
            return row.key ? lookOf(lookOfKey(*row.key, m_now)).word : QString();
        case Expires:
            return row.key ? expiryText(row.key->access.expiresAt, m_zone) : QString();
        case Budget:
            if (row.budget) {
                return budgetUsed(*row.budget);
            }
            if (!row.budgetOf) {
                return QStringLiteral("–");
            }
            return QStringLiteral("↰ ") +
                   (*row.budgetOf == RowKind::Organisation ? tr("Organisation")
                    : *row.budgetOf == RowKind::Team       ? QString::fromStdString(row.team)
                                                           : QString::fromStdString(row.key->user));
        case Month:
            return row.month == Money()
                       ? QStringLiteral("–")
                       : dollarsCellText(row.month, areManyDollars(m_rows.front().month));
        case LastUsed:
            return lastUsedText(row.lastUsed, m_now, m_zone);
        default:
            return {};
    }
}

QVariant DirectoryModel::data(const QModelIndex& index, int role) const {
    const DirectoryRow* row = at(index.row());
    if (row == nullptr) {
        return {};
    }
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return textOf(*row, column);
        case Qt::EditRole:
            return limitIn(column) && heldIn(*row, column).own
                       ? typedAmount(heldIn(*row, column).value)
                       : QString();
        case Qt::ToolTipRole:
            return column == Name && row->userFacts && !row->userFacts->user.email.empty()
                       ? QString::fromStdString(row->userFacts->user.email)
                       : textOf(*row, column);
        case Qt::AccessibleTextRole:
            return column == Name ? tr("%1, level %2").arg(nameOf(*row)).arg(row->depth + 1)
                                  : textOf(*row, column);
        case kDepthRole:
            return row->depth;
        case kOpenRole:
            return row->hasChildren ? QVariant(isOpen(*row)) : QVariant();
        case kNoteRole:
            if ((row->key && row->key->fromDocument) ||
                (row->teamFacts && row->teamFacts->fromDocument)) {
                return tr("from the document");
            }
            if (row->userFacts) {
                return QString::fromStdString(row->userFacts->user.displayName);
            }
            return row->key && row->key->user.empty() ? tr("service") : QString();
        case kWeekRole:
            return QVariant::fromValue(QList<double>(row->week.begin(), row->week.end()));
        case kBudgetRole:
            return row->budget ? QVariant::fromValue(QList<double>{
                                     budgetShare(*row->budget, budgetSpent(*row->budget)),
                                     budgetShare(*row->budget, row->budget->held)})
                               : QVariant();
        case kRefusesRole:
            return row->budget && refuses(row->budget->settings.whenUsed);
        case kFiguresRole:
            return column == Month;
        case kTextRoleRole:
            return static_cast<int>(limitIn(column) && heldIn(*row, column).own    ? TextRole::Value
                                    : column == Name && row->kind <= RowKind::Team ? TextRole::Head
                                    : column == Name                               ? TextRole::Name
                                                     : TextRole::Body);
        default:
            return stateOf(*row, role).isValid() && column == State ? stateOf(*row, role)
                   : role == kIconRole && column == Name            ? QVariant(iconOf(*row))
                   : role == kIconTokenRole && column == Name
                       ? QVariant(static_cast<int>(Token::Text2))
                   : role == kTokenRole &&
                           (column == Tier || column == LastUsed || column == Expires ||
                            (column == Budget && !row->budget) ||
                            (limitIn(column) && !heldIn(*row, column).own))
                       ? QVariant(static_cast<int>(Token::Muted))
                       : QVariant();
    }
}

QVariant DirectoryModel::stateOf(const DirectoryRow& row, int role) const {
    if (!row.key || (role != kIconRole && role != kIconTokenRole && role != kTokenRole)) {
        return {};
    }
    const StateLook look = lookOf(lookOfKey(*row.key, m_now));
    return role == kIconRole ? QVariant(look.icon) : QVariant(static_cast<int>(tokenOf(look.tone)));
}

QVariant DirectoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(section == Month ? Qt::AlignRight | Qt::AlignVCenter
                                         : Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role == kWordsRole && section == State) {
        return QStringList{lookOf(KeyLook::Valid).word, lookOf(KeyLook::ExpiresSoon).word,
                           lookOf(KeyLook::Expired).word, lookOf(KeyLook::Missing).word};
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Name:
            return tr("Team, user, key");
        case Tier:
            return tr("Tier");
        case Requests:
            return tr("Requests a min");
        case Tokens:
            return tr("Tokens a min");
        case State:
            return tr("State");
        case Expires:
            return tr("Expires");
        case Budget:
            return tr("Budget");
        case Month:
            return tr("This month, $");
        case LastUsed:
            return tr("Last used");
        case Week:
            return tr("Requests, 7 days");
        default:
            return {};
    }
}

Qt::ItemFlags DirectoryModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return m_editable && limitIn(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

bool DirectoryModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const DirectoryRow* row = at(index.row());
    const auto amount = readAmount(value.toString());
    if (row == nullptr || role != Qt::EditRole || !limitIn(index.column()) || !amount) {
        return false;
    }
    emit limitTyped(DirectoryRow(*row), *limitIn(index.column()), *amount);
    return true;
}

}  // namespace weir::ui
