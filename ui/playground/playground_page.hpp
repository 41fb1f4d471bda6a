// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/models.hpp"
#include "ui/playground/carried_over.hpp"
#include "ui/playground/lane.hpp"
#include "ui/window/page.hpp"

class QHBoxLayout;
class QSettings;
class QStackedWidget;

namespace weir::ui {

class Button;
class ChatSettingsPanel;
class Composer;
class EmptyState;
class GatewayModel;
class LaneView;
class NoticeBar;
struct OwnCalls;

// A conversation with a model, or with up to three beside each other. Each message goes through the
// gateway as any client's does; what it took and cost is what its record says.
class PlaygroundPage : public Page {
    Q_OBJECT

public:
    // `store` keeps the models that were chosen; all of them outlive the page.
    PlaygroundPage(admin::AdminClient& client, GatewayModel& gateway, OwnCalls& calls,
                   QSettings& store, QWidget* parent = nullptr);

    static PageEntry entry();
    QString fact() const override;
    void addActions(ActionRegistry& registry) override;
    // The id of a recorded call, which is carried over.
    void reveal(const QString& exchange) override;
    QWidget* focusTarget() override;
    std::vector<FocusArea> focusAreas() override;
    int bottomRoom() const override;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    static constexpr std::size_t kMostLanes = 3;
    struct KeptLane {
        QPointer<Lane> lane;
        Lane::Said said;
    };
    using Conversation = std::vector<KeptLane>;

    QWidget* makeBar();
    QWidget* makeContent();
    void retranslate();
    void askModels();
    void takeModels(Result<admin::ModelList> reply);
    LaneView* addLane();
    void removeLane(LaneView* lane);
    // What was said with each model, and with none from now on.
    Conversation takeConversation();
    void offerUndo(Conversation taken);
    void putBack(const Conversation& kept);
    void putLaneBack(const QString& model, const Lane::Said& said);
    void keepModels();
    void takeCall(Result<std::vector<WholeCall>> calls);
    void begin(const CarriedOver& carried, const QString& from);
    void beginAnew();
    void send();
    void stop();
    bool isRunning() const;
    void showState();

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    OwnCalls& m_calls;
    QSettings& m_store;
    std::vector<admin::ModelRow> m_models;
    bool m_modelsKnown = false;
    QString m_problem;  // why the models are not known
    std::vector<LaneView*> m_lanes;
    NoticeBar* m_notice;
    Button* m_add;
    Button* m_new;
    ChatSettingsPanel* m_settings;
    Composer* m_composer;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QHBoxLayout* m_columns = nullptr;
};

}  // namespace weir::ui
