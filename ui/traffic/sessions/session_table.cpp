// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sessions/session_table.hpp"

#include <QKeyEvent>
#include <array>
#include <utility>

#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/sessions/booked_sessions.hpp"
#include "ui/traffic/sessions/session_model.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kBetween = 500ms;

constexpr std::array kWidths{
    ColumnWidth{SessionModel::Began, 84},    ColumnWidth{SessionModel::Session, 200, 120},
    ColumnWidth{SessionModel::Key, 118},     ColumnWidth{SessionModel::ServedBy, 186, 140},
    ColumnWidth{SessionModel::Calls, 84},    ColumnWidth{SessionModel::NotServed, 80},
    ColumnWidth{SessionModel::TokensIn, 80}, ColumnWidth{SessionModel::TokensOut, 72},
    ColumnWidth{SessionModel::Lasted, 78},   ColumnWidth{SessionModel::Cost, 84},
};
constexpr std::array<int, 4> kLeaving{SessionModel::TokensIn, SessionModel::TokensOut,
                                      SessionModel::Key, SessionModel::Lasted};

}  // namespace

SessionTable::SessionTable(admin::AdminClient& client, FilteredTraffic& calls, QWidget* parent)
    : TableView(parent),
      m_calls(calls),
      m_booked(new BookedSessions(client, calls.calls(), this)),
      m_sessions(new SessionModel(this)) {
    setModel(m_sessions);
    setItemDelegate(new RowDelegate(this));
    setColumns({kWidths, SessionModel::Session, kLeaving});
    m_soon.setSingleShot(true);
    m_soon.setInterval(kBetween);
    connect(&m_soon, &QTimer::timeout, this, &SessionTable::addUp);
    connect(m_booked, &BookedSessions::changed, this, &SessionTable::addUpSoon);
    connect(m_booked, &BookedSessions::changed, this, &SessionTable::problemChanged);
    connect(&calls.calls(), &TrafficModel::applied, this, &SessionTable::addUpSoon);
    connect(&calls, &QAbstractItemModel::layoutChanged, this, &SessionTable::addUpSoon);
    connect(&calls, &QAbstractItemModel::modelReset, this, &SessionTable::addUpSoon);
    // The time of a filter goes on.
    connect(&calls, &QAbstractItemModel::rowsRemoved, this, &SessionTable::addUpSoon);
    connect(&calls, &QAbstractItemModel::rowsInserted, this, &SessionTable::addUpSoon);
    connect(this, &QAbstractItemView::doubleClicked, this, &SessionTable::openCurrent);
    retranslate();
}

int SessionTable::sessions() const {
    return m_sessions->rowCount();
}

QString SessionTable::problem() const {
    return m_booked->problem();
}

void SessionTable::addUpSoon() {
    if (isVisible() && !m_soon.isActive()) {
        m_soon.start();
    }
}

void SessionTable::addUp() {
    if (!isVisible()) {
        return;
    }
    const bool atEnd = isAtEnd();
    auto sessions = sessionsOf([this](int row) { return m_calls.at(row); }, m_calls.rowCount());
    m_booked->makeWhole(sessions);
    m_sessions->show(std::move(sessions));
    if (atEnd) {
        scrollToBottom();
    }
}

void SessionTable::openCurrent() {
    const QModelIndex current = currentIndex();
    if (current.isValid()) {
        const std::string& session = m_sessions->at(current.row()).session;
        emit opened(QStringLiteral("session=") + filterValue(text(session)));
    }
}

void SessionTable::showEvent(QShowEvent* event) {
    TableView::showEvent(event);
    addUp();
    if (!currentIndex().isValid() && m_sessions->rowCount() > 0) {
        setCurrentIndex(m_sessions->index(m_sessions->rowCount() - 1, 0));
    }
}

void SessionTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        openCurrent();
    } else if (event->key() == Qt::Key_Escape) {
        emit closeAsked();
    } else {
        TableView::keyPressEvent(event);
    }
}

void SessionTable::changeEvent(QEvent* event) {
    TableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SessionTable::retranslate() {
    setAccessibleName(tr("Sessions"));
    m_sessions->retranslate();
}

}  // namespace weir::ui
