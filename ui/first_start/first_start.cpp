// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/first_start.hpp"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/first_start/begun.hpp"
#include "ui/first_start/choose_step.hpp"
#include "ui/first_start/connect_step.hpp"
#include "ui/first_start/step_bar.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_notice_bar.hpp"

namespace weir::ui {

namespace {

// Sizes of the look at 10 pt.
constexpr double kTopBar = 62;
constexpr double kContentWidth = 1080;

}  // namespace

FirstStart::FirstStart(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : QWidget(parent),
      m_steps(new StepBar(this)),
      m_skip(new Button(ButtonKind::Quiet, this)),
      m_mark(new QLabel(this)),
      m_pages(new QStackedWidget),
      m_choose(new ChooseStep(client, gateway)),
      m_connect(new ConnectStep(client, gateway)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTopBar());
    layout->addWidget(new GatewayNoticeBar(gateway, this));
    layout->addWidget(makeContent(), 1);
    connect(m_skip, &QPushButton::clicked, this, &FirstStart::skipped);
    connect(m_choose, &ChooseStep::done, this, [this](const Begun& begun) {
        m_connect->setBegun(begun);
        go(1);
    });
    connect(m_connect, &ConnectStep::backAsked, this, [this] { go(0); });
    connect(m_connect, &ConnectStep::openAsked, this, &FirstStart::finished);
    connect(m_connect, &ConnectStep::callServed, this, [this] { m_steps->setCurrent(2); });
    // Enter presses the button that has the focus, as Space does.
    const auto buttons = findChildren<Button*>();
    for (Button* button : buttons) {
        button->setAutoDefault(true);
    }
    retranslate();
    go(0);
}

void FirstStart::offer(const QList<QAction*>& ways) {
    m_choose->offer(ways);
}

QWidget* FirstStart::makeTopBar() {
    auto* bar = new QFrame(this);
    bar->setProperty("part", QStringLiteral("first_start_bar"));
    bar->setFixedHeight(metrics().px(kTopBar));
    QLabel* name = makeLabel(TextRole::Title, Tone::Text, bar);
    name->setText(QStringLiteral("Weir"));
    auto* brand = new QHBoxLayout;
    brand->setSpacing(metrics().space(2));
    brand->addWidget(m_mark);
    brand->addWidget(name);
    brand->addStretch();
    auto* end = new QHBoxLayout;
    end->addStretch();
    end->addWidget(m_skip);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics().px(28), 0, metrics().px(28), 0);
    layout->addLayout(brand, 1);
    layout->addWidget(m_steps);
    layout->addLayout(end, 1);
    return bar;
}

QWidget* FirstStart::makeContent() {
    m_pages->addWidget(m_choose);
    m_pages->addWidget(m_connect);
    m_pages->setMaximumWidth(metrics().px(kContentWidth));
    m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* content = new QWidget;
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(m_pages, 100);
    line->addStretch(1);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics().px(28), metrics().edgeLeft, metrics().px(28),
                               metrics().edgeLeft);
    column->addStretch(1);
    column->addLayout(line);
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    // What has the focus in it scrolls it.
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

void FirstStart::go(int step) {
    m_pages->setCurrentIndex(step);
    m_steps->setCurrent(step == 1 && m_connect->hasCall() ? 2 : step);
}

void FirstStart::retranslate() {
    m_steps->setSteps({tr("Choose a model"), tr("Point a tool at Weir"), tr("See the first call")});
    m_skip->setText(tr("Skip"));
    m_skip->setToolTip(tr("Providers can be added at any time."));
    m_mark->setPixmap(iconPixmap(QStringLiteral("mark"), metrics().px(24), color(Token::Accent),
                                 devicePixelRatioF()));
}

void FirstStart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

}  // namespace weir::ui
