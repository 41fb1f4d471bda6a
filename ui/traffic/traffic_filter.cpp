// SPDX-License-Identifier: GPL-3.0-or-later
// Which calls the page of traffic shows: its filter, and the time that is a part of it.
#include <QDateTime>
#include <QPointer>
#include <QSettings>
#include <algorithm>

#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/filter_list.hpp"
#include "ui/traffic/filter/known_values.hpp"
#include "ui/traffic/filter/saved_filters.hpp"
#include "ui/traffic/filter/time_button.hpp"
#include "ui/traffic/filter/time_dialog.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/older_rows.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_page.hpp"

namespace weir::ui {

namespace {

constexpr const char* kTimeKey = "traffic/time";
constexpr QLatin1String kCall("call:");

}  // namespace

void TrafficPage::connectFilter() {
    connect(m_filter, &FilterField::filterChanged, this, &TrafficPage::takeFilter);
    connect(m_filter, &FilterField::timeMoved, this, &TrafficPage::takeTime);
    connect(m_time, &TimeButton::chosen, this, [this](const TimeRange& range) {
        m_filter->setTimeRange(range);
        focusTarget()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_time, &TimeButton::ownAsked, this, [this] {
        auto* dialog = new TimeDialog(m_filter->filter(), QDateTime::currentDateTime(), window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &TimeDialog::chosen, m_time, &TimeButton::chosen);
        dialog->open();
    });
    const QStringList kept = m_store.value(QLatin1String(kTimeKey)).toStringList();
    if (kept.size() == 2) {
        const QString conditions = TimeRange{kept[0], kept[1]}.conditions();
        if (std::holds_alternative<admin::Filter>(
                admin::Filter::parse(conditions.toStdString(), filterClock()))) {
            m_filter->setFilter(conditions);
        }
    }
    connect(m_filter, &FilterField::entered, this,
            [this] { offerKnownValues(*m_filter, *m_model); });
    connect(m_filter, &FilterField::leaveAsked, m_table,
            [this] { m_table->setFocus(Qt::ShortcutFocusReason); });
    connect(m_filter, &QLineEdit::returnPressed, m_table, [this] {
        // What was asked for is read next; of what is wrong there is nothing to read.
        if (m_filter->problem().isEmpty() && m_table->isVisible()) {
            m_table->setFocus(Qt::ShortcutFocusReason);
        }
    });
    connect(m_filter, &FilterField::problemChanged, this, [this] {
        m_filterProblem->setText(m_filter->problem());
        m_filterProblem->setVisible(!m_filter->problem().isEmpty());
    });
    connect(m_filter, &FilterField::listAsked, this,
            [this] { m_filterList->openUnder(m_filter, m_filter->inForce()); });
    connect(m_filter, &QLineEdit::editingFinished, this,
            [this] { m_savedFilters->note(m_filter->inForce()); });
    connect(m_filterList, &FilterList::chosen, m_filter, &FilterField::setFilter);
    connect(m_savedFilters, &SavedFilters::removed, this, [this](const QString& name) {
        emit toastAsked({tr("The filter %1 was deleted.").arg(name), tr("Undo"),
                         [filters = QPointer(m_savedFilters)] {
                             if (filters) {
                                 filters->undoRemoval();
                             }
                         },
                         QStringLiteral("trash"), Tone::Text2});
    });
}

void TrafficPage::reveal(const QString& filter) {
    if (filter.startsWith(kCall)) {
        openCall(filter.mid(kCall.size()));
        return;
    }
    m_visiting = true;
    m_filter->setFilter(filter);
    m_visiting = false;
}

// The table stays as it is: the call may be one that it does not show.
void TrafficPage::openCall(const QString& id) {
    const auto read = Id::parse(id.toStdString());
    if (!read) {
        return;
    }
    m_client.call(admin::GetExchange{*read},
                  admin::AdminClient::Callback<admin::ExchangeDetail>(
                      [self = QPointer(this)](const Result<admin::ExchangeDetail>& reply) {
                          if (!self) {
                              return;
                          }
                          if (reply) {
                              self->openRow(&reply->row);
                              self->m_pane->focusTarget()->setFocus(Qt::OtherFocusReason);
                          } else {
                              emit self->toastAsked({QString::fromStdString(reply.error().text()),
                                                     {},
                                                     {},
                                                     QStringLiteral("info"),
                                                     Tone::Info});
                          }
                      }));
}

void TrafficPage::takeFilter() {
    const admin::Filter& filter = m_filter->filter();
    m_rows->setFilter(filter);
    setShown();
    m_older->setFilter(filter.fixedText());
    showTime();
    // What is looked for now is what came last.
    m_table->setFollowing(true);
    showState();
}

// Which rows the model lets go last.
void TrafficPage::setShown() {
    const admin::Filter& filter = m_filter->filter();
    m_model->setShown(filter.matchesAll() ? nullptr
                                          : std::function([filter](const admin::ExchangeRow& row) {
                                                return filter.matches(row);
                                            }));
}

void TrafficPage::takeTime() {
    const admin::Filter& filter = m_filter->filter();
    m_table->moveFilterOn(filter);
    setShown();
    if (filter.growsOn()) {
        m_older->setFilter(filter.fixedText());
    } else {
        m_older->moveFilterOn(filter.fixedText());
    }
    showState();
}

// And keeps what is chosen here; where another page only leads to some calls, nothing is chosen.
void TrafficPage::showTime() {
    const admin::Filter& filter = m_filter->filter();
    const TimeRange range = timeRangeOf(filter);
    const bool other = std::ranges::any_of(
        filter.times(), [](const admin::FilterTime& time) { return !time.ofWhole; });
    m_time->setRange(range, other);
    if (!m_visiting) {
        m_store.setValue(QLatin1String(kTimeKey), QStringList{range.since, range.until});
    }
}

}  // namespace weir::ui
