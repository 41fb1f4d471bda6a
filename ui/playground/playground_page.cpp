// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playground/playground_page.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/actions/action_registry.hpp"
#include "ui/calls/chat_request.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/playground/chat_settings_panel.hpp"
#include "ui/playground/composer.hpp"
#include "ui/playground/lane_view.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr const char* kModelsKey = "playground/models";

// Names of an embedding or a picture model are offered too: nothing here knows what a model is for,
// and the gateway says it in words. What speaks no dialect of this window is left out.
std::vector<admin::ModelRow> thoseToTalkTo(std::vector<admin::ModelRow> models) {
    std::erase_if(models, [](const admin::ModelRow& model) {
        QStringList dialects;
        for (const std::string& dialect : model.dialects) {
            dialects << text(dialect);
        }
        return dialectToAskIn(dialects).isEmpty();
    });
    return models;
}

}  // namespace

PlaygroundPage::PlaygroundPage(admin::AdminClient& client, GatewayModel& gateway, OwnCalls& calls,
                               QSettings& store, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_gateway(gateway),
      m_calls(calls),
      m_store(store),
      m_notice(new NoticeBar),
      m_add(new Button),
      m_new(new Button),
      m_settings(new ChatSettingsPanel),
      m_composer(new Composer(calls.key)),
      m_empty(new EmptyState(QStringLiteral("message"))),
      m_stack(new QStackedWidget) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(makeBar());
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(makeContent());
    m_stack->addWidget(m_empty);

    const QStringList kept = m_store.value(QLatin1String(kModelsKey)).toStringList();
    for (qsizetype each = 0; each < std::clamp<qsizetype>(kept.size(), 1, kMostLanes); ++each) {
        addLane();
    }
    connect(m_composer, &Composer::sendAsked, this, &PlaygroundPage::send);
    connect(m_composer, &Composer::stopAsked, this, &PlaygroundPage::stop);
    connect(m_settings, &ChatSettingsPanel::changed, this, &PlaygroundPage::showState);
    connect(&m_calls.key, &OperatorKey::agreementChanged, this, &PlaygroundPage::showState);
    connect(&m_gateway, &GatewayModel::changed, this, &PlaygroundPage::showState);
    connect(m_empty->primary(), &QPushButton::clicked, this, [this] {
        if (m_problem.isEmpty()) {
            emit pageAsked(QStringLiteral("providers"));
        } else {
            askModels();
        }
    });
    retranslate();
}

QWidget* PlaygroundPage::makeBar() {
    auto* bar = new QFrame(this);
    bar->setProperty("part", QStringLiteral("tool_bar"));
    bar->setFixedHeight(metrics().toolBar);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_add->setIconName(QStringLiteral("plus"));
    layout->addWidget(m_add);
    layout->addStretch();
    layout->addWidget(m_new);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLane();
        keepModels();
        showState();
    });
    connect(m_new, &QPushButton::clicked, this, &PlaygroundPage::beginAnew);
    return bar;
}

QWidget* PlaygroundPage::makeContent() {
    auto* content = new QWidget;
    auto* across = new QHBoxLayout(content);
    across->setContentsMargins(metrics().edgeLeft, metrics().gap, metrics().edgeRight,
                               metrics().gap);
    across->setSpacing(metrics().gap);
    m_settings->setFixedWidth(metrics().px(220));
    across->addWidget(m_settings);
    auto* down = new QVBoxLayout;
    down->setSpacing(metrics().gap);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(metrics().gap);
    down->addLayout(m_columns, 1);
    down->addWidget(m_composer);
    across->addLayout(down, 1);
    return content;
}

PageEntry PlaygroundPage::entry() {
    return {QStringLiteral("playground"), QStringLiteral("message"),
            [] { return tr("Playground"); }};
}

QString PlaygroundPage::fact() const {
    return isRunning() ? tr("an answer is coming in") : QString();
}

void PlaygroundPage::addActions(ActionRegistry& registry) {
    registry.allowFromElsewhere({QStringLiteral("playground.new")});
    registry.add({QStringLiteral("playground.send"), ActionGroup::View,
                  [] { return PlaygroundPage::tr("Send the message"); }, Composer::sendKey(),
                  [this] { m_composer->send(); }},
                 this);
    registry.add({QStringLiteral("playground.stop"), ActionGroup::View,
                  [] { return PlaygroundPage::tr("Stop the answers"); }, Composer::stopKey(),
                  [this] { stop(); }},
                 this);
    registry.add({QStringLiteral("playground.new"), ActionGroup::View,
                  [] { return PlaygroundPage::tr("New conversation"); },
                  QKeySequence(Qt::CTRL | Qt::Key_N), [this] { m_new->click(); }},
                 this);
    registry.add({QStringLiteral("playground.add_model"),
                  ActionGroup::View,
                  [] { return PlaygroundPage::tr("Ask another model beside"); },
                  {},
                  [this] { m_add->click(); }},
                 this);
    registry.showKeys(QStringLiteral("playground.send"), this,
                      [this](const QKeySequence& keys) { m_composer->setSendKeys(keys); });
    registry.showKeys(QStringLiteral("playground.stop"), this,
                      [this](const QKeySequence& keys) { m_composer->setStopKeys(keys); });
}

QWidget* PlaygroundPage::focusTarget() {
    return m_stack->currentWidget() == m_empty ? m_empty->primary() : m_composer->focusTarget();
}

int PlaygroundPage::bottomRoom() const {
    return m_composer->isVisible() ? m_composer->height() + metrics().gap : 0;
}

std::vector<FocusArea> PlaygroundPage::focusAreas() {
    std::vector<FocusArea> areas = Page::focusAreas();
    areas.push_back({m_settings, m_settings->focusTarget()});
    return areas;
}

void PlaygroundPage::askModels() {
    m_client.call(admin::ListModels{}, admin::AdminClient::Callback<admin::ModelList>(
                                           [self = QPointer(this)](auto reply) {
                                               if (self) {
                                                   self->takeModels(std::move(reply));
                                               }
                                           }));
}

void PlaygroundPage::takeModels(Result<admin::ModelList> reply) {
    m_problem = reply ? QString() : text(reply.error().text());
    if (reply) {
        m_models = thoseToTalkTo(std::move(reply->models));
        const bool first = !std::exchange(m_modelsKnown, true);
        const QStringList kept = m_store.value(QLatin1String(kModelsKey)).toStringList();
        for (std::size_t each = 0; each < m_lanes.size(); ++each) {
            m_lanes[each]->setModels(m_models);
            const QString before = kept.value(static_cast<qsizetype>(each));
            if (first && !before.isEmpty()) {
                m_lanes[each]->chooseEvenIfMissing(before);
            }
        }
    }
    showState();
}

LaneView* PlaygroundPage::addLane() {
    auto* lane = new Lane({m_client, m_calls, [this] { return m_gateway.baseUrl(); }}, this);
    auto* view = new LaneView(*lane);
    // What was said already is said to the new one as well, as far as nobody else answered it.
    view->setModels(m_models);
    if (!m_lanes.empty()) {
        lane->begin(m_lanes.front()->lane().before());
    }
    connect(view, &LaneView::modelChosen, this, [this] {
        keepModels();
        showState();
    });
    connect(view, &LaneView::removeAsked, this, [this, view] { removeLane(view); });
    connect(view, &LaneView::trafficAsked, this, [this](Id call) {
        emit pageAsked(QStringLiteral("traffic"),
                       QStringLiteral("call:") + QString::fromStdString(call.text()));
    });
    connect(lane, &Lane::turnsChanged, this, &PlaygroundPage::showState);
    connect(lane, &Lane::answerChanged, this, &PlaygroundPage::showState);
    m_columns->addWidget(view, 1);
    m_lanes.push_back(view);
    return view;
}

void PlaygroundPage::keepModels() {
    QStringList models;
    for (LaneView* view : m_lanes) {
        models << view->lane().model();
    }
    m_store.setValue(QLatin1String(kModelsKey), models);
}

void PlaygroundPage::reveal(const QString& exchange) {
    const auto id = Id::parse(exchange.toStdString());
    if (!id) {
        return;
    }
    admin::ExchangeRow row;
    row.id = *id;
    askWholeCalls(m_client, {row}, [self = QPointer(this)](Result<std::vector<WholeCall>> calls) {
        if (self) {
            self->takeCall(std::move(calls));
        }
    });
}

void PlaygroundPage::takeCall(Result<std::vector<WholeCall>> calls) {
    if (!calls) {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-x"),
                             tr("Nothing was carried over."),
                             text(calls.error().text()),
                             {}});
        return;
    }
    const WholeCall& call = calls->front();
    begin(carryOver(call), timeCell(call.detail.row));
}

void PlaygroundPage::begin(const CarriedOver& carried, const QString& from) {
    const NoticeAction close{tr("Close"), [this] { m_notice->clear(); }};
    if (!carried.problem.isEmpty()) {
        m_notice->setNotice({Tone::Warn,
                             QStringLiteral("triangle-alert"),
                             tr("Nothing was carried over."),
                             carried.problem,
                             {close}});
        return;
    }
    offerUndo(takeConversation());
    const bool known = m_lanes.front()->choose(carried.model);
    m_settings->setSettings(carried.settings);
    for (LaneView* view : m_lanes) {
        view->prefer(carried.dialect);
        view->lane().begin(carried.turns);
    }
    m_composer->setText(carried.draft);
    QStringList sentences;
    if (!carried.lost.isEmpty()) {
        sentences << tr("Not carried over: %1.").arg(carried.lost.join(QStringLiteral(", ")));
    }
    if (!known) {
        sentences << tr("The model %1 cannot be asked for any more.").arg(carried.model);
    }
    const bool whole = sentences.isEmpty();
    m_notice->setNotice({whole ? Tone::Info : Tone::Warn,
                         whole ? QStringLiteral("info") : QStringLiteral("triangle-alert"),
                         tr("The call of %1, without its answer.").arg(from),
                         whole ? tr("Everything else was carried over.") : sentences.join(u' '),
                         {close}});
    m_composer->focusTarget()->setFocus();
    showState();
}

void PlaygroundPage::beginAnew() {
    offerUndo(takeConversation());
    for (LaneView* view : m_lanes) {
        view->prefer({});
    }
    m_notice->clear();
    m_composer->focusTarget()->setFocus();
    showState();
}

void PlaygroundPage::send() {
    const QString words = m_composer->text();
    const ChatSettings settings = m_settings->settings();
    m_composer->clear();
    for (LaneView* view : m_lanes) {
        view->lane().ask(words, settings);
    }
    showState();
}

void PlaygroundPage::stop() {
    for (LaneView* view : m_lanes) {
        view->lane().stop();
    }
}

bool PlaygroundPage::isRunning() const {
    return std::ranges::any_of(m_lanes, [](LaneView* view) { return view->lane().isRunning(); });
}

void PlaygroundPage::showState() {
    const bool nothing = m_models.empty() && (m_modelsKnown || !m_problem.isEmpty());
    m_stack->setCurrentIndex(nothing ? 1 : 0);
    if (nothing && m_problem.isEmpty()) {
        m_empty->setTexts(tr("No model to talk to."),
                          tr("No provider has a model that can be asked for."));
        m_empty->setActions(tr("Show providers"));
    } else if (nothing) {
        m_empty->setTexts(tr("The models are not known."), m_problem);
        m_empty->setActions(tr("Try again"));
    }
    const bool running = isRunning();
    const bool full = m_lanes.size() >= kMostLanes;
    m_add->setEnabled(!nothing && !full && !running);
    m_add->setToolTip(full      ? tr("There are three already.")
                      : running ? tr("An answer is coming in.")
                                : QString());
    const bool said = std::ranges::any_of(m_lanes, [](LaneView* view) {
        return !view->lane().turns().empty() || !view->lane().before().empty();
    });
    m_new->setEnabled(said);
    m_new->setToolTip(said ? tr("What was said goes from here; its calls stay in the traffic.")
                           : tr("Nothing was said yet."));
    for (LaneView* view : m_lanes) {
        view->setRemovable(m_lanes.size() > 1);
    }
    const bool chosen = std::ranges::none_of(
        m_lanes, [](LaneView* view) { return view->lane().model().isEmpty(); });
    const auto missing = std::ranges::find_if(m_lanes, &LaneView::isMissing);
    m_composer->setState(running,
                         !m_gateway.whyNoCalls().isEmpty() ? m_gateway.whyNoCalls()
                         : !m_gateway.isListening()        ? tr("The gateway takes no calls.")
                         : !chosen                         ? tr("The models are being asked for.")
                         : missing != m_lanes.end()
                             ? tr("The model %1 cannot be asked for any more. Choose another one.")
                                   .arg((*missing)->lane().model())
                             : m_settings->problem());
    emit describedChanged();
}

void PlaygroundPage::retranslate() {
    m_add->setText(tr("Ask another model beside"));
    m_new->setText(tr("New conversation"));
    showState();
}

void PlaygroundPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void PlaygroundPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    askModels();
}

}  // namespace weir::ui
