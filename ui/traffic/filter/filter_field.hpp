// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>
#include <functional>
#include <optional>
#include <utility>

#include "engine/control/admin/filter/filter.hpp"
#include "ui/traffic/filter/time_range.hpp"

class QAction;
class QCompleter;
class QStringListModel;

namespace weir::ui {

// Where a filter is typed. It is checked with every key: the place of an error is underlined and
// said; what is right comes into force a moment after the last key.
class FilterField : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterField(QWidget* parent = nullptr);

    using Clock = std::function<admin::FilterClock()>;
    // Instead of the clock of this computer.
    void setClock(Clock clock) { m_clock = std::move(clock); }

    // In force at once.
    void setFilter(const QString& text);
    // Adds a condition to what is there: "key:search-prod", or "-key:search-prod".
    void addCondition(const QString& condition);
    // Instead of the times that bound all calls.
    void setTimeRange(const TimeRange& range);
    const admin::Filter& filter() const { return m_filter; }
    // Its text, which may be another than the one that is typed just now.
    const QString& inForce() const { return m_inForce; }
    // Why what is typed is not in force; empty when it is.
    const QString& problem() const { return m_problem; }

    // Offered after "provider:", "model:" and "key:".
    void setKnownValues(const QString& field, const QStringList& values);

signals:
    // `filter()` is another one.
    void filterChanged();
    // It is the same text, and means a time that has gone on.
    void timeMoved();
    void problemChanged();
    // The focus came: what is known now can be offered.
    void entered();
    // The button at its end, or Alt+Down: what was used before is to be offered.
    void listAsked();
    // Esc, when there is nothing left to close.
    void leaveAsked();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void check();
    void underline(const admin::FilterError* error);
    void comeIntoForce();
    void readAgain();
    void retranslate();
    void offerWords();
    void takeOffered(const QString& word);
    // The word that the cursor stands in or behind.
    QString wordAtCursor() const;

    Clock m_clock = filterClock;
    QTimer m_pause;
    admin::Filter m_filter;
    std::optional<admin::FilterError> m_error;
    QString m_inForce;
    QString m_problem;
    QAction* m_list;
    QCompleter* m_completer;
    QStringListModel* m_words;
    QHash<QString, QStringList> m_known;
};

// The text as a value of a filter: in quotes where it needs them.
QString filterValue(const QString& text);

}  // namespace weir::ui
