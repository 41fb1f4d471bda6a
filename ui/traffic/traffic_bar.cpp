// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_bar.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/time_button.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

// What "team:search state:failed since:24h" needs, and the two buttons in the field.
constexpr int kFilterReads = 320;

}  // namespace

const QKeySequence& TrafficBar::followKey() {
    static const QKeySequence key(Qt::Key_F5);
    return key;
}

const QKeySequence& TrafficBar::bySessionKey() {
    static const QKeySequence key(Qt::CTRL | Qt::SHIFT | Qt::Key_G);
    return key;
}

TrafficBar::TrafficBar(FilterField* filter, TimeButton* time, QWidget* parent)
    : QFrame(parent),
      m_filter(filter),
      m_follow(new Button),
      m_pause(new Button),
      m_bySession(new IconButton(QStringLiteral("group"))),
      m_clear(new Button),
      m_columns(new IconButton(QStringLiteral("sliders"))),
      m_export(new Button) {
    setProperty("part", QStringLiteral("tool_bar"));
    setFixedHeight(metrics().toolBar);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_follow->setCheckable(true);
    m_follow->setIconName(QStringLiteral("arrow-down"));
    m_follow->setKeyHint(m_followKeys);
    m_pause->setCheckable(true);
    m_pause->setIconName(QStringLiteral("pause"));
    layout->addWidget(filter, 1);
    layout->addWidget(time);
    layout->addWidget(m_follow);
    layout->addWidget(m_pause);
    layout->addWidget(m_clear);
    m_bySession->setCheckable(true);
    layout->addWidget(m_bySession);
    layout->addWidget(m_columns);
    m_clear->setIconName(QStringLiteral("x"));
    m_export->setIconName(QStringLiteral("export"));
    layout->addWidget(m_export);
    connect(m_follow, &QPushButton::clicked, this, &TrafficBar::followAsked);
    connect(m_pause, &QPushButton::clicked, this, &TrafficBar::pauseAsked);
    connect(m_clear, &QPushButton::clicked, this, &TrafficBar::clearAsked);
    connect(m_bySession, &QToolButton::clicked, this, &TrafficBar::bySessionAsked);
    connect(m_columns, &QToolButton::clicked, this, &TrafficBar::openColumns);
    connect(m_export, &QPushButton::clicked, this, &TrafficBar::exportAsked);
    retranslate();
}

void TrafficBar::openColumns() {
    emit columnsAsked(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
}

void TrafficBar::setState(const State& state) {
    m_state = state;
    retranslate();
}

void TrafficBar::retranslate() {
    m_follow->setChecked(m_state.following);
    m_follow->setText(m_state.unseen > 0 ? tr("%Ln new", nullptr, m_state.unseen) : tr("Follow"));
    m_follow->setAccessibleName(m_state.unseen > 0 ? tr("Follow, %Ln new", nullptr, m_state.unseen)
                                                   : tr("Follow"));
    m_follow->setToolTip(withKeys(tr("Keep the newest call in view"), m_followKeys));
    m_pause->setChecked(m_state.paused);
    m_pause->setIconName(m_state.paused ? QStringLiteral("play") : QStringLiteral("pause"));
    m_pause->setText(!m_state.paused        ? tr("Pause view")
                     : m_state.waiting == 0 ? tr("Resume")
                                            : tr("Resume, %1 new").arg(countText(m_state.waiting)));
    m_pause->setToolTip(tr("Stops the view, not the gateway."));
    m_bySession->setChecked(m_state.bySession);
    m_bySession->setName(tr("Add up by session"), m_bySessionKeys);
    m_columns->setName(tr("Columns and order"));
    m_columns->setEnabled(!m_state.bySession);
    m_clear->setText(tr("Clear view"));
    m_clear->setEnabled(!m_state.empty);
    m_clear->setToolTip(m_state.empty ? tr("There is nothing in the view.")
                                      : tr("Take the rows from the view; the records stay."));
    m_export->setText(tr("Export"));
    m_export->setEnabled(!m_state.empty);
    m_export->setToolTip(
        m_state.empty ? tr("There is nothing in the view.")
                      : withKeys(tr("Write the calls of the table to a file"), m_exportKeys));
}

void TrafficBar::setFollowKeys(const QKeySequence& keys) {
    m_followKeys = keys;
    m_follow->setKeyHint(keys);
    retranslate();
}

void TrafficBar::setBySessionKeys(const QKeySequence& keys) {
    m_bySessionKeys = keys;
    retranslate();
}

void TrafficBar::setExportKeys(const QKeySequence& keys) {
    m_exportKeys = keys;
    retranslate();
}

bool TrafficBar::event(QEvent* event) {
    const bool handled = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) {
        // The filter has room to be read before buttons have words that their icons say as well.
        const int least = m_filter->minimumSizeHint().width();
        foldToFit(*this, {m_clear, m_export, m_pause, m_follow},
                  std::max(0, metrics().px(kFilterReads) - least));
    }
    return handled;
}

void TrafficBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
