// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/choose_step.hpp"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>

#include "ui/first_start/choice_card.hpp"
#include "ui/first_start/keyless_adder.hpp"
#include "ui/providers/keyless.hpp"
#include "ui/providers/provider_dialog.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"
#include "ui/widgets/visible_timer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

// The keychain takes its time to say whether it is there.
constexpr std::chrono::milliseconds kKindsInterval{1'000};

// "lm-studio" of "LM Studio 0.3.5": letters and dashes, as a provider is named.
QString nameOf(const admin::LocalServer& server) {
    QString name;
    const QString title = QString::fromStdString(server.title).toLower();
    for (const QChar each : title) {
        if (each.isDigit() || each == QLatin1Char('/')) {
            break;
        }
        name += each.isLetter() ? each : QLatin1Char('-');
    }
    while (name.endsWith(QLatin1Char('-'))) {
        name.chop(1);
    }
    return name.isEmpty() ? QString::fromStdString(server.kind) : name;
}

}  // namespace

ChooseStep::ChooseStep(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_gateway(gateway),
      m_adder(new KeylessAdder(client, this)),
      m_question(makeLabel(TextRole::Question, Tone::Text, this)),
      m_text(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_problem(makeParagraph(TextRole::Body, Tone::Error, this)),
      m_ways(new QHBoxLayout),
      m_keys(makeLabel(TextRole::Small, Tone::Muted, this)),
      m_connect(new ChoiceCard(QStringLiteral("key"), true, this)),
      m_local(new ChoiceCard(QStringLiteral("cpu"), false, this)),
      m_simulator(new ChoiceCard(QStringLiteral("flask"), false, this)) {
    auto* cards = new QHBoxLayout;
    cards->setSpacing(metrics().edgeRight);
    for (ChoiceCard* card : {m_connect, m_local, m_simulator}) {
        cards->addWidget(card, 1);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().space(2));
    layout->addWidget(m_question);
    layout->addWidget(m_text);
    layout->addSpacing(metrics().space(3));
    layout->addLayout(cards);
    layout->addWidget(m_problem);
    layout->addSpacing(metrics().space(1));
    m_ways->setSpacing(metrics().space(2));
    m_ways->addStretch();
    m_ways->addWidget(m_keys);
    layout->addLayout(m_ways);
    layout->addStretch();
    m_problem->hide();
    connect(m_connect->button(), &QPushButton::clicked, this, &ChooseStep::connectProvider);
    connect(m_simulator->button(), &QPushButton::clicked, this, &ChooseStep::startSimulator);
    connect(m_local->button(), &QPushButton::clicked, this, [this] {
        if (m_servers.empty()) {
            findServers();
        } else {
            useServers();
        }
    });
    connect(m_adder, &KeylessAdder::failed, this, &ChooseStep::fail);
    connect(m_adder, &KeylessAdder::done, this, [this](const std::vector<std::string>& names) {
        m_begun.providers = names;
        showLocal();
        emit done(m_begun);
    });
    connect(&m_gateway, &GatewayModel::changed, this, &ChooseStep::showText);
    auto* timer = new VisibleTimer(this, kKindsInterval);
    connect(timer, &VisibleTimer::tick, this, &ChooseStep::askKinds);
    retranslate();
}

void ChooseStep::offer(const QList<QAction*>& ways) {
    for (qsizetype place = 0; place < ways.size(); ++place) {
        QAction* way = ways[place];
        auto* button = new Button(ButtonKind::Link, this);
        button->setProperty("place", QStringLiteral("under_text"));
        button->setAutoDefault(true);
        const auto show = [button, way] {
            button->setText(way->text());
            button->setEnabled(way->isEnabled());
            button->setToolTip(way->isEnabled() ? QString() : way->toolTip());
        };
        connect(way, &QAction::changed, button, show);
        connect(button, &QPushButton::clicked, way, &QAction::trigger);
        show();
        m_ways->insertWidget(static_cast<int>(place), button);
    }
}

void ChooseStep::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_connect->button()->setFocus();
    findServers();
}

void ChooseStep::askKinds() {
    m_client.call(admin::ListKinds{}, admin::AdminClient::Callback<admin::KindList>(
                                          [self = QPointer(this)](Result<admin::KindList> reply) {
                                              if (self && reply) {
                                                  self->m_kinds = std::move(*reply);
                                                  self->showConnect();
                                              }
                                          }));
}

void ChooseStep::connectProvider() {
    auto* dialog = new ProviderDialog(m_client, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProviderDialog::saved, this, [this](const admin::ProviderRow& row) {
        const std::string& name = row.settings.name;
        emit done({tr("%1 connected").arg(QString::fromStdString(name)), {name}});
    });
    dialog->open();
}

void ChooseStep::findServers() {
    m_looked = false;
    showLocal();
    m_client.call(admin::FindLocalServers{},
                  admin::AdminClient::Callback<admin::LocalServers>(
                      [self = QPointer(this)](Result<admin::LocalServers> reply) {
                          if (!self) {
                              return;
                          }
                          self->m_looked = true;
                          self->m_servers =
                              reply ? std::move(reply->servers) : std::vector<admin::LocalServer>();
                          self->showLocal();
                      }));
}

void ChooseStep::useServers() {
    std::vector<admin::ProviderSettings> wanted;
    for (const admin::LocalServer& server : m_servers) {
        wanted.push_back(keylessSettings(nameOf(server).toStdString(), server.kind));
        wanted.back().baseUrl = server.baseUrl;
    }
    const int count = static_cast<int>(wanted.size());
    add(std::move(wanted), {tr("%Ln servers connected", nullptr, count), {}});
}

void ChooseStep::startSimulator() {
    // Its models are made of the faults they show; these two are the ones that have none.
    add({simulatorSettings()},
        {tr("simulator started"), {}, QStringLiteral("sim-fast"), QStringLiteral("sim-agent")});
}

void ChooseStep::add(std::vector<admin::ProviderSettings> wanted, const Begun& begun) {
    if (m_adder->isAdding()) {
        return;
    }
    m_problem->hide();
    m_begun = begun;
    m_adder->add(std::move(wanted), m_kinds.kinds);
    showLocal();
}

void ChooseStep::fail(const QString& problem) {
    m_problem->setText(problem);
    m_problem->show();
    showLocal();
}

void ChooseStep::showText() {
    const QString later = tr("You can change this later and add as many as you like.");
    m_text->setText(m_gateway.isListening()
                        ? tr("The gateway already runs on this computer.") + u' ' + later
                        : later);
}

void ChooseStep::showConnect() {
    constexpr qsizetype kNamed = 3;
    QStringList titles;
    for (const admin::KindInfo& kind : m_kinds.kinds) {
        if (kind.needsKey) {
            titles.append(QString::fromStdString(kind.title));
        }
    }
    const QString named = titles.mid(0, kNamed).join(QStringLiteral(", "));
    const int others = static_cast<int>(std::max<qsizetype>(0, titles.size() - kNamed));
    m_connect->setTexts(
        tr("Connect a provider"),
        titles.isEmpty() ? tr("Use your account with a provider of models.")
        : others == 0    ? tr("Use your account with %1.").arg(named)
                      : tr("Use your account with %1 or %Ln others.", nullptr, others).arg(named));
    const QString keyGoesTo = m_kinds.kinds.empty()       ? QString()
                              : m_kinds.keychainAvailable ? tr("system keychain")
                                                          : tr("memory, this session only");
    m_connect->setFacts(
        {{tr("Key goes to"), keyGoesTo}, {tr("A test call costs"), tr("less than $0.001")}});
    m_connect->setAction(tr("Connect"), tr("about 1 minute"));
}

void ChooseStep::showLocal() {
    QVector<ChoiceCard::Fact> facts;
    for (const admin::LocalServer& server : m_servers) {
        const QUrl url(QString::fromStdString(server.baseUrl));
        const int models = static_cast<int>(server.models.size());
        facts.append({QString::fromStdString(server.title),
                      tr("%1, %2").arg(url.authority(), tr("%Ln models", nullptr, models)),
                      QStringLiteral("circle-check"), Tone::Ok});
    }
    // The usual ones that did not answer, so that a person sees who was asked.
    for (const char* usual : {"Ollama", "LM Studio", "llama.cpp", "vLLM"}) {
        const QString title = QString::fromLatin1(usual);
        const bool found = std::any_of(facts.cbegin(), facts.cend(), [&](const auto& fact) {
            return fact.name.startsWith(title);
        });
        if (!found && facts.size() < 4) {
            facts.append({title, m_looked ? tr("no answer") : tr("looking…"),
                          QStringLiteral("circle-dashed"), Tone::Muted});
        }
    }
    m_local->setTexts(tr("Use a local server"),
                      tr("Models that run on this machine. No key, no cost for each call."));
    m_local->setFacts(facts);
    m_local->setAction(m_servers.empty() ? tr("Look again") : tr("Use what was found"),
                       tr("no key, no cost"));
    const bool adding = m_adder->isAdding();
    m_local->button()->setEnabled(m_looked && !adding);
    m_local->button()->setToolTip(!m_looked ? tr("Weir is looking for servers.")
                                  : adding  ? tr("The provider is being written.")
                                            : QString());
}

void ChooseStep::showSimulator() {
    m_simulator->setTexts(tr("Try the simulator"),
                          tr("A built-in provider that answers with made-up text. Good for a "
                             "first look and for testing faults."));
    const auto simulated = [](const char* model, const QString& what) {
        return ChoiceCard::Fact{QString::fromLatin1(model), what, {}, Tone::Text2, true};
    };
    m_simulator->setFacts({simulated("sim-fast", tr("answers at once")),
                           simulated("sim-slow", tr("answers slowly")),
                           simulated("sim-429", tr("429 with Retry-After")),
                           simulated("sim-cut", tr("breaks off in the middle"))});
    m_simulator->setAction(tr("Start simulator"), tr("free, marked as simulated"));
}

void ChooseStep::retranslate() {
    m_question->setText(tr("Where should the first call go?"));
    m_keys->setText(tr("Tab between choices, Enter to start"));
    showText();
    showConnect();
    showLocal();
    showSimulator();
}

void ChooseStep::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
