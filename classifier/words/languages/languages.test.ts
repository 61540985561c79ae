import { describe, expect, it } from 'vitest';
import { classifyServer } from '../../classify.ts';
import { toolOf } from '../../corpus/ask-rule.ts';

describe('descriptions in other languages', () => {
  it.each([
    ['Elimina un registro de la base', 'destructive'],
    ['Herramienta para borrar notas', 'destructive'],
    ['Reiniciar el servicio', 'execute'],
    ['Realizar un pago', 'financial'],
    ['Consulta o CEP', 'read'],
    ['Löscht einen Eintrag', 'destructive'],
    ['Ruft die Liste der Projekte ab', 'read'],
    ['Effectuer un paiement', 'financial'],
    ['Affiche la météo', 'read'],
    ['Aggiorna un contatto', 'write'],
    ['Отправить сообщение', 'write'],
    ['Выполнить команду на сервере', 'execute'],
    ['删除指定的文件', 'destructive'],
    ['根据关键词搜索文章', 'read'],
    ['该工具用于更新订单状态', 'write'],
    ['生成图片', 'execute'],
    ['转账给其他用户', 'financial'],
    ['指定したファイルを削除します', 'destructive'],
    ['天気予報を検索します', 'read'],
    ['서버를 재시작합니다', 'execute'],
    ['사용자 정보를 조회합니다', 'read'],
    ['결제를 진행합니다', 'financial'],
  ])('%s is %s', (description, category) => {
    expect(classifyServer({ name: 'lingua' }, [toolOf('t1', description)])[0]?.category).toBe(category);
  });
});
