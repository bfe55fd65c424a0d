package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.model.Campaign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All campaigns of a deployment, and how many customers each has. */
final class CampaignBook {
  private final Map<String, Campaign> campaigns = new TreeMap<>();
  private final Map<String, CampaignGroup> groups = new HashMap<>();
  private final List<Campaign> withoutHoldout;

  CampaignBook(Iterable<Campaign> campaigns, Iterable<CampaignGroup> groups) {
    campaigns.forEach(one -> this.campaigns.put(one.campaignId(), one));
    groups.forEach(one -> this.groups.put(one.campaignId(), one));
    withoutHoldout =
        this.campaigns.values().stream()
            .filter(one -> group(one.campaignId()).reached() > 0)
            .filter(one -> group(one.campaignId()).heldOut() == 0)
            .toList();
  }

  @Nullable Campaign find(String campaignId) {
    return campaigns.get(campaignId);
  }

  boolean has(@Nullable String campaignId) {
    return campaignId != null && campaigns.containsKey(campaignId);
  }

  CampaignGroup group(String campaignId) {
    return groups.getOrDefault(campaignId, CampaignGroup.none(campaignId));
  }

  static Days days(Campaign campaign) {
    return new Days(campaign.startsOn(), campaign.endsOn());
  }

  /** Campaigns that reached customers by name, but held none out. */
  List<Campaign> withoutHoldout() {
    return withoutHoldout;
  }

  /** The days, where known, of all other campaigns that reached nobody by name. */
  List<Days> otherMedia(Campaign campaign) {
    List<Days> days = new ArrayList<>();
    for (Campaign other : campaigns.values()) {
      CampaignGroup group = group(other.campaignId());
      boolean isMedia = group.reached() + group.heldOut() == 0;
      boolean isOther = !other.campaignId().equals(campaign.campaignId());
      if (isMedia && isOther && other.startsOn() != null) {
        days.add(days(other));
      }
    }
    return days;
  }
}
