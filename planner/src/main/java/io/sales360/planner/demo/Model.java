package io.sales360.planner.demo;

/**
 * What products of several colours and sizes have in common.
 *
 * @param category Footwear, Apparel or Services
 * @param style the taste it appeals to; customers have one, and baskets gather around one
 * @param elasticity the power of the relative list price in demand; negative
 */
record Model(
    String id,
    String name,
    String brand,
    String designer,
    String category,
    Line line,
    int style,
    double elasticity) {

  /** A subcategory: how its models are priced and when they sell. */
  enum Line {
    RUNNING_SHOES("Running Shoes", "Footwear", 7, 85, 160, Season.SPRING, 1.6, -1.9),
    TRAIL_SHOES("Trail Shoes", "Footwear", 3, 95, 170, Season.SPRING, 0.9, -1.6),
    BASKETBALL_SHOES("Basketball Shoes", "Footwear", 4, 90, 180, Season.WINTER, 1.1, -1.5),
    SNEAKERS("Casual Sneakers", "Footwear", 7, 55, 110, Season.EVEN, 1.8, -2.1),
    SANDALS("Sandals", "Footwear", 3, 35, 70, Season.SUMMER, 1.2, -2.2),
    BOOTS("Boots", "Footwear", 4, 110, 210, Season.WINTER, 1.1, -1.3),
    WORK_SHOES("Work Shoes", "Footwear", 2, 80, 130, Season.EVEN, 0.7, -1.0),
    T_SHIRTS("T-Shirts", "Apparel", 4, 18, 38, Season.SUMMER, 1.4, -2.3),
    SHORTS("Shorts", "Apparel", 3, 25, 48, Season.SUMMER, 1.0, -2.0),
    HOODIES("Hoodies", "Apparel", 4, 45, 85, Season.WINTER, 1.2, -1.8),
    JACKETS("Jackets", "Apparel", 4, 75, 190, Season.WINTER, 0.9, -1.4),
    LEGGINGS("Leggings", "Apparel", 3, 35, 75, Season.SPRING, 1.0, -1.7),
    SOCKS("Socks", "Apparel", 3, 8, 20, Season.EVEN, 1.8, -1.2),
    CAPS("Caps", "Apparel", 2, 15, 32, Season.SUMMER, 0.9, -1.5),
    REPAIR("Repair", "Services", 2, 18, 45, Season.EVEN, 0.7, -0.6),
    PERSONALISATION("Personalisation", "Services", 2, 9, 25, Season.WINTER, 0.9, -0.8),
    FITTING("Fitting", "Services", 2, 25, 60, Season.SPRING, 0.5, -0.7),
    TEAM_OUTFITTING("Team Outfitting", "Services", 1, 1150, 1480, Season.SPRING, 0.05, -0.5);

    private final String title;
    private final String category;
    private final int models;
    private final int lowPrice;
    private final int highPrice;
    private final Season season;
    private final double popularity;
    private final double elasticity;

    Line(
        String title,
        String category,
        int models,
        int lowPrice,
        int highPrice,
        Season season,
        double popularity,
        double elasticity) {
      this.title = title;
      this.category = category;
      this.models = models;
      this.lowPrice = lowPrice;
      this.highPrice = highPrice;
      this.season = season;
      this.popularity = popularity;
      this.elasticity = elasticity;
    }

    String title() {
      return title;
    }

    String category() {
      return category;
    }

    boolean service() {
      return category.equals("Services");
    }

    int models() {
      return models;
    }

    int lowPrice() {
      return lowPrice;
    }

    int highPrice() {
      return highPrice;
    }

    Season season() {
      return season;
    }

    double popularity() {
      return popularity;
    }

    /** The mean elasticity of its models. */
    double elasticity() {
      return elasticity;
    }
  }
}
