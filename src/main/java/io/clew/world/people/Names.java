package io.clew.world.people;

/**
 * Invented people, places, companies and shops, put together from common syllables. Cities, districts, roads, banks
 * and brands do not exist.
 */
public final class Names {

    private static final String[] SURNAMES =
            ("王 王 王 李 李 李 张 张 张 刘 刘 陈 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈"
                            + " 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康"
                            + " 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 欧阳 司马 上官")
                    .split(" ");
    private static final String MALE = "伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林峰";
    private static final String FEMALE = "芳娜敏静丽艳娟霞秀玲桂英慧巧美倩婷雪琳莹萍红蓉洁梅颖燕彩兰凤";
    private static final String BOTH = "文晓春建国志海永新雨思佳嘉子梓一欣怡天泽安清云瑞德成东立中";

    public static final String[] CITIES = {"澜州市", "岚海市", "云棠市", "溪宁市", "槐安市", "汀川市"};
    public static final String[] DISTRICTS = {"青禾区", "锦澜区", "汀兰区", "北渡区", "柳岸区", "枫庭区", "石榴区", "云栖新区"};
    public static final String[] ROADS = {
        "望潮路", "听松街", "丰禾大道", "新渡路", "槐花巷", "建业路", "学府街", "临川大道", "杏林路", "南塘街", "星河路", "和顺里", "金穗路", "长亭街", "锦帆路", "双桥巷"
    };
    public static final String[] ESTATES = {
        "锦绣花园", "阳光里", "翠湖苑", "学府名邸", "东方雅居", "和谐家园", "滨江一号", "紫荆小区", "幸福里", "玉兰公寓", "安居苑", "新城国际"
    };
    public static final String[] STATIONS = {"青禾派出所", "锦澜派出所", "汀兰路派出所", "北渡派出所", "柳岸派出所", "云栖派出所", "石榴派出所", "枫庭派出所"};

    /** The first three send statements; the others' accounts are only seen from outside. */
    public static final String[] BANKS = {
        "澜州银行", "岚海商业银行", "云棠农村商业银行", "溪宁银行", "汀川银行", "槐安村镇银行", "蓝杉银行", "禾丰银行", "信桥银行", "远帆银行"
    };

    public static final String[] CARRIERS = {"澜讯移动", "岚通通信", "云汀电信"};

    private static final String[] SHOP_HEADS = {
        "老槐树", "春来", "巷口", "阿姐", "小满", "四季", "福满", "鲜禾", "大碗", "快橙", "家家", "百顺", "乐购", "云上", "渔港", "红泥", "江南", "好又鲜",
        "一品", "德记"
    };
    private static final String[] SHOP_TAILS = {
        "面馆", "水果店", "便利店", "早餐店", "生鲜超市", "奶茶店", "药房", "理发店", "烧烤店", "五金店", "文具店", "洗衣店", "火锅店", "小炒店", "宠物店", "花店",
        "烟酒店", "菜鸟铺"
    };
    private static final String[] COMPANY_HEADS = {
        "启禾", "瑞桥", "澜海", "恒棠", "汇川", "明渡", "嘉岚", "卓源", "天穗", "博溪", "众合", "宏汀", "鼎禾", "锐帆", "新棠", "盛槐", "优澜", "海汀",
        "正桥", "百川禾"
    };
    private static final String[] COMPANY_TAILS = {
        "商贸有限公司",
        "科技有限公司",
        "信息技术有限公司",
        "建材有限公司",
        "餐饮管理有限公司",
        "物流有限公司",
        "服饰有限公司",
        "机械制造有限公司",
        "电子有限公司",
        "物业服务有限公司",
        "装饰工程有限公司",
        "教育咨询有限公司"
    };

    private Names() {}

    public static String person(Dice dice, boolean male) {
        String surname = dice.of(SURNAMES);
        String pool = male ? MALE : FEMALE;
        var given = new StringBuilder();
        if (dice.chance(0.22)) {
            given.append(pool.charAt(dice.below(pool.length())));
        } else {
            String first = dice.chance(0.5) ? BOTH : pool;
            given.append(first.charAt(dice.below(first.length())));
            given.append(pool.charAt(dice.below(pool.length())));
        }
        return surname + given;
    }

    public static String company(Dice dice, String city) {
        return city.substring(0, 2) + dice.of(COMPANY_HEADS) + dice.of(COMPANY_TAILS);
    }

    public static String shop(Dice dice) {
        return dice.of(SHOP_HEADS) + dice.of(SHOP_TAILS);
    }

    static String address(Dice dice, String city) {
        return city + dice.of(DISTRICTS) + dice.of(ROADS) + dice.between(1, 299) + "号" + dice.of(ESTATES)
                + dice.between(1, 30) + "栋" + dice.between(1, 28) + "0" + dice.between(1, 6) + "室";
    }

    /** The surname of a name made here; the compound surnames are two characters. */
    public static String surname(String name) {
        for (String compound : new String[] {"欧阳", "司马", "上官"}) {
            if (name.startsWith(compound)) {
                return compound;
            }
        }
        return name.substring(0, 1);
    }

    /** How far a name goes in letters, for chat accounts; not a transcription. */
    static String letters(Dice dice) {
        String[] syllables = {
            "lin", "yue", "xiao", "hua", "an", "qing", "mu", "shan", "tian", "yi", "feng", "lan", "bei", "nuo", "jia",
            "rui", "chen", "wan", "ting", "ke", "zi", "han", "su", "miao"
        };
        return dice.of(syllables) + dice.of(syllables);
    }
}
