// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_model.hpp"

#include <QLocale>
#include <QMimeData>
#include <algorithm>

#include "ui/routing/target_look.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

const QString kMimeType = QStringLiteral("application/x-weir-route");

constexpr int kSecondsOfMinute = 60;
constexpr int kSecondsOfHour = 3600;

}  // namespace

const admin::RouteNote* worstNote(const std::vector<admin::RouteNote>& notes) {
    const auto worst = std::ranges::min_element(notes, {}, &admin::RouteNote::kind);
    return worst == notes.end() ? nullptr : &*worst;
}

QString noteText(const admin::RouteNote& note) {
    if (note.kind == admin::RouteNoteKind::Hidden && !note.by.empty()) {
        QStringList names;
        for (const std::string& each : note.by) {
            names << QString::fromStdString(each);
        }
        return names.size() == 1
                   ? RouteModel::tr("It never takes a call: %1 takes all of them before it.")
                         .arg(names.constFirst())
                   : RouteModel::tr(
                         "It never takes a call: %1 together take all of them before it.")
                         .arg(QLocale().createSeparatedList(names));
    }
    return QString::fromStdString(note.text);
}

NoteLook lookOf(admin::RouteNoteKind kind) {
    switch (kind) {
        case admin::RouteNoteKind::Error:
            return {QStringLiteral("circle-alert"), Tone::Error, RouteModel::tr("error")};
        case admin::RouteNoteKind::Hidden:
            return {QStringLiteral("eye-off"), Tone::Warn, RouteModel::tr("hidden")};
        case admin::RouteNoteKind::Never:
            return {QStringLiteral("ban"), Tone::Warn, RouteModel::tr("never")};
        case admin::RouteNoteKind::Warning:
            break;
    }
    return {QStringLiteral("triangle-alert"), Tone::Warn, RouteModel::tr("note")};
}

std::optional<NoteLook> lookOf(const RouteMark& mark) {
    if (mark.isNew) {
        return NoteLook{QStringLiteral("plus"), Tone::Ok, RouteModel::tr("new")};
    }
    if (mark.isChanged) {
        return NoteLook{QStringLiteral("pencil"), Tone::Warn, RouteModel::tr("changed")};
    }
    if (mark.hasChangedSet) {
        //: Of a rule: a set of names that it asks for holds something else now
        return NoteLook{QStringLiteral("pencil"), Tone::Warn, RouteModel::tr("set changed")};
    }
    if (mark.isMoved) {
        return NoteLook{QStringLiteral("moved"), Tone::Info, RouteModel::tr("moved")};
    }
    return std::nullopt;
}

QString notReadyText(const RouteItem& item) {
    QStringList lines;
    for (const admin::RoutedTarget& target : item.notReady) {
        lines << QStringLiteral("%1: %2").arg(QString::fromStdString(target.target),
                                              lookOf(target).word);
    }
    return lines.join(QLatin1Char('\n'));
}

std::optional<NoteLook> notReadyLook(const RouteItem& item) {
    if (item.notReady.empty() || !item.settings.enabled) {
        return std::nullopt;
    }
    const auto worst = std::ranges::max_element(item.notReady, {}, &admin::RoutedTarget::state);
    const StateLook look = lookOf(*worst);
    return NoteLook{
        look.icon, look.tone,
        item.notReady.size() == 1
            ? look.word
            //: Of the targets of a rule
            : RouteModel::tr("%Ln not ready", nullptr, static_cast<int>(item.notReady.size()))};
}

void RouteModel::setItems(std::vector<RouteItem> items, Timestamp now) {
    m_now = now;
    const int before = static_cast<int>(m_items.size());
    const int after = static_cast<int>(items.size());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_items = std::move(items);
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_items = std::move(items);
        endRemoveRows();
    } else {
        m_items = std::move(items);
    }
    if (after > 0) {
        emit dataChanged(index(0, 0), index(after - 1, ColumnCount - 1));
    }
}

const RouteItem* RouteModel::at(int row) const {
    return row < 0 || row >= rowCount() ? nullptr : &m_items[static_cast<std::size_t>(row)];
}

void RouteModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    setItems(std::vector<RouteItem>(m_items), m_now);
}

QString RouteModel::ageText(const RouteItem& item) const {
    if (item.mark.isNew) {
        return tr("not yet active");
    }
    if (item.lastHit == Timestamp()) {
        return item.settings.enabled ? tr("no call yet") : tr("switched off");
    }
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_now - item.lastHit);
    if (seconds.count() < 1) {
        return tr("now");
    }
    if (seconds.count() < kSecondsOfMinute) {
        return tr("%1 s ago").arg(seconds.count());
    }
    if (seconds.count() < kSecondsOfHour) {
        return tr("%1 min ago").arg(seconds.count() / kSecondsOfMinute);
    }
    const QDateTime at = localTime(item.lastHit);
    return at.date() == localTime(m_now).date()
               ? QLocale().toString(at.time(), tr("HH:mm", "QLocale format of a time"))
               : QLocale().toString(at, tr("d MMM, HH:mm", "QLocale format of a moment"));
}

int RouteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int RouteModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString RouteModel::text(const RouteItem& item, int row, int column) const {
    switch (column) {
        case Number:
            return countText(static_cast<std::uint64_t>(row) + 1);
        case Rule:
            return QString::fromStdString(item.settings.name);
        case When:
            return plainText(whenRuns(item.settings.when));
        case Strategy:
            return strategyLine(item.settings);
        case Hits:
            // A rule that is not in force has none, which is not the same as not one.
            return item.mark.isNew ? QStringLiteral("–") : countText(item.hits);
        default:
            return {};
    }
}

// What a screen reader says of the cell: the second line and the marks, too.
QString RouteModel::spoken(const RouteItem& item, int row, int column) const {
    QStringList parts{text(item, row, column)};
    if (column == Number) {
        parts << (item.settings.enabled ? tr("on") : tr("switched off"));
    } else if (column == Rule) {
        if (const admin::RouteNote* note = worstNote(item.notes)) {
            parts << lookOf(note->kind).word << noteText(*note);
        }
        if (const auto look = lookOf(item.mark)) {
            parts << look->word;
        }
        parts << ageText(item);
    } else if (column == When) {
        parts << targetsLine(item.settings);
        if (const auto look = notReadyLook(item)) {
            parts << look->word;
        }
    }
    return parts.join(QStringLiteral(", "));
}

QVariant RouteModel::data(const QModelIndex& index, int role) const {
    const RouteItem* item = at(index.row());
    if (item == nullptr) {
        return {};
    }
    switch (role) {
        case Qt::DisplayRole:
            return text(*item, index.row(), index.column());
        case Qt::EditRole:
            return index.column() == Rule ? text(*item, index.row(), Rule) : QVariant();
        case Qt::AccessibleTextRole:
            return spoken(*item, index.row(), index.column());
        case Qt::CheckStateRole:
            return index.column() == Number
                       ? QVariant(item->settings.enabled ? Qt::Checked : Qt::Unchecked)
                       : QVariant();
        case Qt::ToolTipRole:
            if (index.column() == When) {
                const QString waits = notReadyText(*item);
                return text(*item, index.row(), When) + QStringLiteral("\n→ ") +
                       targetsLine(item->settings) +
                       (waits.isEmpty() ? QString() : QLatin1Char('\n') + waits);
            }
            if (index.column() == Rule) {
                const admin::RouteNote* note = worstNote(item->notes);
                return note == nullptr ? text(*item, index.row(), Rule) : noteText(*note);
            }
            return {};
        case kFiguresRole:
            return index.column() == Hits;
        default:
            return {};
    }
}

bool RouteModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (m_locked || at(index.row()) == nullptr) {
        return false;
    }
    if (role == Qt::CheckStateRole) {
        emit enableAsked(index.row(), value.toInt() == Qt::Checked);
        return true;
    }
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || index.column() != Rule || name.isEmpty()) {
        return false;
    }
    emit nameAsked(index.row(), name);
    return true;
}

QVariant RouteModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == kFiguresRole) {
        return section == Hits;
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (section == Hits ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Number:
            return QStringLiteral("#");
        case Rule:
            return tr("Rule");
        case When:
            return tr("When, and where to");
        case Strategy:
            return tr("Strategy");
        case Hits:
            return tr("Calls, 24 h");
        default:
            return {};
    }
}

Qt::ItemFlags RouteModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) {
        return m_locked ? Qt::NoItemFlags : Qt::ItemIsDropEnabled;
    }
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (!m_locked) {
        flags |= Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    }
    if (index.column() == Rule && !m_locked) {
        flags |= Qt::ItemIsEditable;
    }
    return index.column() == Number ? flags | Qt::ItemIsUserCheckable : flags;
}

QStringList RouteModel::mimeTypes() const {
    return {kMimeType};
}

// Only one is dragged at a time: what is dropped says one place to move from.
QMimeData* RouteModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty() || std::ranges::any_of(indexes, [&](const QModelIndex& each) {
            return each.row() != indexes.front().row();
        })) {
        return nullptr;
    }
    auto* data = new QMimeData;
    data->setData(kMimeType, QByteArray::number(indexes.front().row()));
    return data;
}

bool RouteModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int /*column*/,
                              const QModelIndex& parent) {
    if (action != Qt::MoveAction || !data->hasFormat(kMimeType) || m_locked) {
        return false;
    }
    const int from = data->data(kMimeType).toInt();
    // On a row: where it stands. Between two: before the second. In the empty space: at the end.
    int to = parent.isValid() ? parent.row() : row < 0 ? rowCount() - 1 : row;
    if (!parent.isValid() && row > from) {
        --to;
    }
    if (at(from) == nullptr || at(to) == nullptr || from == to) {
        return false;
    }
    emit moveAsked(from, to);
    return true;
}

}  // namespace weir::ui
