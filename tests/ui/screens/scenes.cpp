// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/scenes.hpp"

namespace weir::ui {

std::vector<Scene> allScenes() {
    std::vector<Scene> all;
    for (const std::span<const Scene> some :
         {overviewScenes(), trafficScenes(), callScenes(), routingScenes(), spendScenes(),
          teamScenes(), priceScenes(), placeScenes(), windowScenes(), beginningScenes()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace weir::ui
