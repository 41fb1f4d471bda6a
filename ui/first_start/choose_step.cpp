// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/choose_step.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/first_start/choice_card.hpp"
#include "ui/providers/provider_dialog.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

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

admin::ProviderSettings keylessSettings(const QString& name, const std::string& kind) {
    admin::ProviderSettings settings;
    settings.name = name.toStdString();
    settings.kind = kind;
    settings.key = "none";
    settings.local = true;
    settings.free = true;
    return settings;
}

}  // namespace

ChooseStep::ChooseStep(admin::AdminClient& client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_question(makeLabel(TextRole::Question, Tone::Text, this)),
      m_text(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_problem(makeParagraph(TextRole::Body, Tone::Error, this)),
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
    retranslate();
}

void ChooseStep::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_connect->button()->setFocus();
    findServers();
    m_client.call(admin::ListKinds{}, admin::AdminClient::Callback<admin::KindList>(
                                          [self = QPointer(this)](Result<admin::KindList> reply) {
                                              if (self && reply) {
                                                  self->m_kinds = std::move(*reply);
                                                  self->retranslate();
                                              }
                                          }));
}

void ChooseStep::connectProvider() {
    auto* dialog = new ProviderDialog(m_client, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProviderDialog::saved, this, [this](const admin::ProviderRow& row) {
        emit done(tr("%1 connected").arg(QString::fromStdString(row.settings.name)), {});
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
    m_local->button()->setEnabled(false);
    addNextServer(0);
}

void ChooseStep::addNextServer(std::size_t at) {
    if (at == m_servers.size()) {
        m_local->button()->setEnabled(true);
        emit done(tr("%Ln servers connected", nullptr, static_cast<int>(m_servers.size())),
                  QString::fromStdString(m_servers.front().models.empty()
                                             ? std::string()
                                             : m_servers.front().models.front()));
        return;
    }
    const admin::LocalServer& server = m_servers[at];
    admin::ProviderSettings settings = keylessSettings(nameOf(server), server.kind);
    settings.baseUrl = server.baseUrl;
    add(std::move(settings), [this, at](const admin::ProviderRow&) { addNextServer(at + 1); });
}

void ChooseStep::startSimulator() {
    add(keylessSettings(QStringLiteral("simulator"), "simulator"),
        [this](const admin::ProviderRow&) {
            emit done(tr("simulator started"), QStringLiteral("sim-fast"));
        });
}

void ChooseStep::add(admin::ProviderSettings settings,
                     std::function<void(const admin::ProviderRow&)> then) {
    m_problem->hide();
    admin::AddProvider operation;
    operation.settings = std::move(settings);
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::ProviderRow>(
                      [self = QPointer(this), then](Result<admin::ProviderRow> reply) {
                          if (!self) {
                              return;
                          }
                          if (reply) {
                              then(*reply);
                          } else {
                              self->fail(QString::fromStdString(reply.error().text()));
                          }
                      }));
}

void ChooseStep::fail(const QString& problem) {
    m_local->button()->setEnabled(true);
    m_problem->setText(problem);
    m_problem->show();
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
    if (facts.isEmpty()) {
        facts.append({m_looked ? tr("No server answers") : tr("Looking…"),
                      m_looked ? tr("Ollama, LM Studio, llama.cpp, vLLM") : QString(),
                      QStringLiteral("circle-dashed"), Tone::Muted});
    }
    m_local->setFacts(facts);
    m_local->setAction(m_servers.empty() ? tr("Look again") : tr("Use what was found"),
                       tr("no key, no cost"));
    m_local->button()->setEnabled(m_looked);
    m_local->button()->setToolTip(m_looked ? QString() : tr("Weir is looking for servers."));
}

void ChooseStep::retranslate() {
    m_question->setText(tr("Where should the first call go?"));
    m_text->setText(
        tr("The gateway already runs on this computer. You can change this later and "
           "add as many as you like."));
    QStringList titles;
    for (const admin::KindInfo& kind : m_kinds.kinds) {
        if (kind.needsKey) {
            titles.append(QString::fromStdString(kind.title));
        }
    }
    m_connect->setTexts(
        tr("Connect a provider"),
        titles.isEmpty() ? tr("Use your account with a provider of models.")
                         : tr("Use your account with %1.").arg(titles.join(QStringLiteral(", "))));
    m_connect->setFacts(
        {{tr("Key goes to"),
          m_kinds.keychainAvailable ? tr("system keychain") : tr("memory, this session only")},
         {tr("The test"), tr("lists models, spends nothing")}});
    m_connect->setAction(tr("Connect"), tr("about 1 minute"));
    m_local->setTexts(tr("Use a local server"),
                      tr("Models that run on this machine. No key, no cost for each call."));
    showLocal();
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

void ChooseStep::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

}  // namespace weir::ui
