// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

class QWidget;

namespace weir::ui {

class Stage;

// One screen: what it is called and what brings it on. What it gives is what is looked at; it stays
// the stage's.
struct Scene {
    const char* name;
    QWidget* (*build)(Stage& stage);
};

std::span<const Scene> overviewScenes();
std::span<const Scene> trafficScenes();
std::span<const Scene> callScenes();  // what is done with calls
std::span<const Scene> routingScenes();
std::span<const Scene> spendScenes();
std::span<const Scene> priceScenes();
std::span<const Scene> teamScenes();
std::span<const Scene> placeScenes();  // providers, alerts, the audit log and destinations
std::span<const Scene> windowScenes();
std::span<const Scene> beginningScenes();  // first start, and gateways of other machines

// Every screen there is, each name once.
std::vector<Scene> allScenes();

}  // namespace weir::ui
